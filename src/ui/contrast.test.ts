import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Theme = 'light' | 'dark';

/** WCAG 2.2 §1.4.3 and §1.4.11. */
const TEXT_RATIO = 4.5;
const MARK_RATIO = 3;

const BACKGROUNDS = ['canvas', 'surface', 'surface-raised', 'surface-sunken', 'surface-hover', 'surface-press'];
const SELECTED_BACKGROUNDS = ['accent-tint', 'accent-tint-strong'];
const ROW_BACKGROUNDS = ['surface', 'surface-hover', ...SELECTED_BACKGROUNDS];
const TONES = ['danger', 'warning', 'success', 'info'];

/** Foreground tokens, the backgrounds they appear on, and the required contrast ratio. */
const PAIRS: readonly (readonly [foreground: string, backgrounds: readonly string[], ratio: number])[] = [
  ['text', [...BACKGROUNDS, ...SELECTED_BACKGROUNDS, ...TONES.map((tone) => `${tone}-tint`)], TEXT_RATIO],
  ['text-quiet', [...BACKGROUNDS, ...SELECTED_BACKGROUNDS, ...TONES.map((tone) => `${tone}-tint`)], TEXT_RATIO],
  ['text-link', [...BACKGROUNDS, ...SELECTED_BACKGROUNDS, ...TONES.map((tone) => `${tone}-tint`)], TEXT_RATIO],
  ['text-on-accent', ['accent', 'accent-hover'], TEXT_RATIO],
  ...['high', 'medium', 'low', 'informational'].flatMap((level): [string, readonly string[], number][] => [
    [`severity-${level}-ink`, [...ROW_BACKGROUNDS, 'surface-raised'], TEXT_RATIO],
    [`severity-${level}-on-fill`, [`severity-${level}-fill`], TEXT_RATIO],
    [`severity-${level}-${level === 'low' ? 'edge' : 'mark'}`, [...ROW_BACKGROUNDS, 'surface-raised'], MARK_RATIO],
  ]),
  ...['open', 'done', 'away'].map((status): [string, readonly string[], number] => [
    `status-${status}`,
    [...ROW_BACKGROUNDS, 'surface-raised'],
    MARK_RATIO,
  ]),
  ...TONES.map((tone): [string, readonly string[], number] => [`${tone}-ink`, [`${tone}-tint`, 'surface'], TEXT_RATIO]),
  ...['danger', 'warning', 'success'].map((tone): [string, readonly string[], number] => [
    `${tone}-mark`,
    ['surface', `${tone}-tint`],
    MARK_RATIO,
  ]),
  ['demo-ink', ['demo-tint'], TEXT_RATIO],
  ['focus', [...BACKGROUNDS, ...SELECTED_BACKGROUNDS], MARK_RATIO],
  ['accent-mark', ['surface', 'canvas', 'accent-tint-strong'], MARK_RATIO],
  ['line-control', ['surface', 'surface-raised', 'surface-sunken'], MARK_RATIO],
];

const declarations = readDeclarations(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'));

describe.each<Theme>(['light', 'dark'])('the %s theme', (theme) => {
  const pairs = PAIRS.flatMap(([foreground, backgrounds, ratio]) =>
    backgrounds.map((background) => [foreground, background, ratio] as const),
  );

  it('checks at least 114 colour pairs', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(114);
  });

  it.each(pairs)('%s on %s reaches %d:1', (foreground, background, ratio) => {
    expect(contrast(colourOf(foreground, theme), colourOf(background, theme))).toBeGreaterThanOrEqual(ratio);
  });
});

/** Reads the first declaration of each token; overrides inside media queries are ignored. */
function readDeclarations(css: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name, value] of css.matchAll(/^ {4}--([a-z0-9-]+):\s*([^;]+);/gm)) {
    if (name !== undefined && value !== undefined && !found.has(name)) found.set(name, value.trim());
  }
  return found;
}

function colourOf(name: string, theme: Theme): readonly number[] {
  return resolve(declarations.get(name) ?? `no token --${name}`, theme);
}

function resolve(value: string, theme: Theme): readonly number[] {
  const both = /^light-dark\((.+), (var\(.+\)|#.+)\)$/.exec(value);
  if (both !== null) return resolve((theme === 'light' ? both[1] : both[2]) ?? '', theme);
  const reference = /^var\(--([a-z0-9-]+)\)$/.exec(value);
  if (reference !== null) return colourOf(reference[1] ?? '', theme);
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(value);
  if (hex === null) throw new Error(`not a colour: ${value}`);
  return hex.slice(1).map((part) => Number.parseInt(part, 16) / 255);
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
