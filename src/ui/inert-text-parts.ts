/** Text that is safe to render, or a visible placeholder (`U+202E`) for a character that is not. */
type InertPart = { readonly kind: 'plain' | 'mark'; readonly text: string; readonly raw: string };

/**
 * Characters that hide or reorder text or break a line: controls (C0, C1), invisible characters (bidi, zero width, tags,
 * fillers, line and paragraph separators, the blank Braille pattern), private use, and lone surrogates.
 * @see Unicode Technical Report 36 §3; Trojan Source, CVE-2021-42574
 */
const HIDDEN = String.raw`[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]`;
/** Emoji and keycaps with the invisible characters that belong to them. */
const EMOJI = String.raw`\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier}|\u200d(?=\p{Extended_Pictographic}))*|[0-9#*]\ufe0f`;
const EMOJI_OR_HIDDEN = new RegExp(`(?<emoji>${EMOJI})|${HIDDEN}`, 'gu');
const PLAIN_ASCII = /^[\x20-\x7e]*$/;

const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Longer than any emoji. Stacks of combining marks can be far longer. */
const MAX_UNITS_PER_GRAPHEME = 16;

/**
 * Splits untrusted text into parts that are safe to render. No part's `text` contains a control, bidi or invisible
 * character; joining `raw` restores the input unless it was truncated. Truncated text has at most `maxLength` graphemes, the
 * last of which is `…`, and the time it takes depends on `maxLength` only. Joiners inside an emoji are kept, because they
 * hide nothing.
 */
export function inertTextParts(text: string, maxLength = Number.POSITIVE_INFINITY): readonly InertPart[] {
  const maxUnits = Math.max(1, maxLength * MAX_UNITS_PER_GRAPHEME);
  // One character more than fits, so that the end of the text is known to be cut off.
  const start = text.length > maxUnits ? text.slice(0, maxUnits + 1) : text;
  if (PLAIN_ASCII.test(start)) {
    if (start.length <= maxLength) return text === '' ? [] : [{ kind: 'plain', text, raw: text }];
    const kept = start.slice(0, Math.max(0, maxLength - 1));
    return [{ kind: 'plain', text: kept + ELLIPSIS, raw: kept }];
  }
  return truncate(visibleParts(start, maxUnits), maxLength, maxUnits);
}

/** The same as one string, for copying, tooltips and search. */
export function inertTextOf(text: string, maxLength?: number): string {
  return inertTextParts(text, maxLength)
    .map((part) => part.text)
    .join('');
}

/** Stops after `maxUnits` characters of visible text. */
function visibleParts(text: string, maxUnits: number): InertPart[] {
  const parts: InertPart[] = [];
  let units = 0;
  let end = 0;
  const addPlain = (until: number) => {
    const plain = text.slice(end, until);
    units += plain.length;
    if (plain !== '') parts.push({ kind: 'plain', text: plain, raw: plain });
  };
  for (const match of text.matchAll(EMOJI_OR_HIDDEN)) {
    if (match.groups?.emoji !== undefined) continue;
    const [hidden] = match;
    addPlain(match.index);
    parts.push({ kind: 'mark', text: codePointName(hidden), raw: hidden });
    units += 'U+0000'.length;
    end = match.index + hidden.length;
    if (units > maxUnits) return parts;
  }
  addPlain(text.length);
  return parts;
}

function codePointName(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

function truncate(parts: readonly InertPart[], maxLength: number, maxUnits: number): readonly InertPart[] {
  if (maxLength === Number.POSITIVE_INFINITY) return parts;
  const fullText = parts.map((part) => part.text).join('');
  let count = 0;
  let units = 0;
  let keep = 0;
  for (const { segment } of graphemes.segment(fullText)) {
    count += 1;
    units += segment.length;
    if (count > maxLength || units > maxUnits) {
      return [...firstCharacters(parts, keep), { kind: 'plain', text: ELLIPSIS, raw: '' }];
    }
    if (count < maxLength && units < maxUnits) keep = units;
  }
  return parts;
}

/** Keeps each mark whole or drops it: a truncated code point name would name another character. */
function firstCharacters(parts: readonly InertPart[], length: number): InertPart[] {
  const kept: InertPart[] = [];
  let room = length;
  for (const part of parts) {
    if (part.text.length <= room) {
      kept.push(part);
      room -= part.text.length;
      continue;
    }
    if (part.kind === 'plain' && room > 0)
      kept.push({ kind: 'plain', text: part.text.slice(0, room), raw: part.text.slice(0, room) });
    break;
  }
  return kept;
}
