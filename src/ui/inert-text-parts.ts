/** A stretch of text that is safe to print, or the visible stand-in (`U+202E`) of a character that is not. */
export type InertPart = { readonly kind: 'plain' | 'mark'; readonly text: string; readonly raw: string };

/**
 * What would hide, reorder or break a line: controls (C0, C1), everything invisible (Cf: bidi, zero width, tags; line
 * and paragraph separators), private use, unassigned, halves of a pair, and letters and marks that print nothing.
 * @see Unicode Technical Report 36 §3; Trojan Source, CVE-2021-42574
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\u{e0100}-\u{e01ef}]/u;
const PLAIN_ASCII = /^[\x20-\x7e]*$/;
const ZERO_WIDTH_JOINER = '\u200d';
const PICTOGRAPH_END = /[\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}\ufe0f]$/u;
const PICTOGRAPH_START = /^\p{Extended_Pictographic}/u;

const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Cuts attacker-made text into parts to print. No part's `text` holds a control, a bidi or an invisible character;
 * the joined `raw` is the input again, unless it was cut. At most `maxLength` graphemes of the shown text are kept, the
 * last one being `…` where something was left out. A joiner inside an emoji is kept: it hides nothing.
 */
export function inertTextParts(text: string, maxLength = Number.POSITIVE_INFINITY): readonly InertPart[] {
  if (PLAIN_ASCII.test(text) && text.length <= maxLength) {
    return text === '' ? [] : [{ kind: 'plain', text, raw: text }];
  }
  return cut(visibleParts(text), maxLength);
}

/** The same as one text: what to copy, put into a title, or search in. */
export function inertTextOf(text: string, maxLength?: number): string {
  return inertTextParts(text, maxLength)
    .map((part) => part.text)
    .join('');
}

function visibleParts(text: string): InertPart[] {
  const parts: InertPart[] = [];
  const characters = [...text];
  let plain = '';
  characters.forEach((character, index) => {
    if (!HIDDEN.test(character) || joinsEmoji(characters, index)) {
      plain += character;
      return;
    }
    if (plain !== '') parts.push({ kind: 'plain', text: plain, raw: plain });
    plain = '';
    parts.push({ kind: 'mark', text: codePointName(character), raw: character });
  });
  if (plain !== '') parts.push({ kind: 'plain', text: plain, raw: plain });
  return parts;
}

function joinsEmoji(characters: readonly string[], index: number): boolean {
  if (characters[index] !== ZERO_WIDTH_JOINER) return false;
  return PICTOGRAPH_END.test(characters[index - 1] ?? '') && PICTOGRAPH_START.test(characters[index + 1] ?? '');
}

function codePointName(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

function cut(parts: readonly InertPart[], maxLength: number): readonly InertPart[] {
  if (maxLength === Number.POSITIVE_INFINITY) return parts;
  const shown = parts.map((part) => part.text).join('');
  const segments = graphemes.segment(shown)[Symbol.iterator]();
  let keep = 0;
  for (let count = 0; ; count += 1) {
    const next = segments.next();
    if (next.done === true) return parts;
    if (count === maxLength) break;
    if (count < maxLength - 1) keep += next.value.segment.length;
  }
  return [...firstCharacters(parts, keep), { kind: 'plain', text: ELLIPSIS, raw: '' }];
}

/** A mark is shown whole or not at all: half a code point's name would name another. */
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
