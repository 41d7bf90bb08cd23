/** A stretch of text that is safe to print, or the visible stand-in (`U+202E`) of a character that is not. */
export type InertPart = { readonly kind: 'plain' | 'mark'; readonly text: string; readonly raw: string };

/**
 * What would hide, reorder or break a line: controls (C0, C1), everything invisible (bidi, zero width, tags, fillers,
 * line and paragraph separators), private use, and halves of a pair.
 * @see Unicode Technical Report 36 §3; Trojan Source, CVE-2021-42574
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/u;
const PLAIN_ASCII = /^[\x20-\x7e]*$/;
const PICTOGRAPH = /^\p{Extended_Pictographic}$/u;
const SKIN_TONE = /^\p{Emoji_Modifier}$/u;
const KEYCAP_BASE = /^[0-9#*]$/;
const ZERO_WIDTH_JOINER = '\u200d';
const AS_PICTURE = '\ufe0f';

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
  let inEmoji = false;
  characters.forEach((character, index) => {
    const isPartOfEmoji =
      (inEmoji && (character === AS_PICTURE || SKIN_TONE.test(character))) ||
      (inEmoji && character === ZERO_WIDTH_JOINER && PICTOGRAPH.test(characters[index + 1] ?? '')) ||
      (character === AS_PICTURE && KEYCAP_BASE.test(characters[index - 1] ?? ''));
    inEmoji = PICTOGRAPH.test(character) || (inEmoji && isPartOfEmoji);
    if (isPartOfEmoji || !HIDDEN.test(character)) {
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
