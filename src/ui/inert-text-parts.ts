/** Text that is safe to render, or a visible placeholder (`U+202E`) for a character that is not. */
type InertPart = { readonly kind: 'plain' | 'mark'; readonly text: string; readonly raw: string };

/**
 * Characters that hide or reorder text or break a line: controls (C0, C1), invisible characters (bidi, zero width, tags,
 * fillers, line and paragraph separators), private use, and lone surrogates.
 * @see Unicode Technical Report 36 §3; Trojan Source, CVE-2021-42574
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/u;
const PLAIN_ASCII = /^[\x20-\x7e]*$/;
const PICTOGRAPH = /^\p{Extended_Pictographic}$/u;
const SKIN_TONE = /^\p{Emoji_Modifier}$/u;
const KEYCAP_BASE = /^[0-9#*]$/;
const ZERO_WIDTH_JOINER = '\u200d';
const EMOJI_VARIATION_SELECTOR = '\ufe0f';

const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Splits untrusted text into parts that are safe to render. No part's `text` contains a control, bidi or invisible
 * character; joining `raw` restores the input unless it was truncated. Truncated text has `maxLength` graphemes, the last of
 * which is `…`. Joiners inside an emoji are kept, because they hide nothing.
 */
export function inertTextParts(text: string, maxLength = Number.POSITIVE_INFINITY): readonly InertPart[] {
  if (PLAIN_ASCII.test(text) && text.length <= maxLength) {
    return text === '' ? [] : [{ kind: 'plain', text, raw: text }];
  }
  return truncate(visibleParts(text), maxLength);
}

/** The same as one string, for copying, tooltips and search. */
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
      (inEmoji && (character === EMOJI_VARIATION_SELECTOR || SKIN_TONE.test(character))) ||
      (inEmoji && character === ZERO_WIDTH_JOINER && PICTOGRAPH.test(characters[index + 1] ?? '')) ||
      (character === EMOJI_VARIATION_SELECTOR && KEYCAP_BASE.test(characters[index - 1] ?? ''));
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

function truncate(parts: readonly InertPart[], maxLength: number): readonly InertPart[] {
  if (maxLength === Number.POSITIVE_INFINITY) return parts;
  const fullText = parts.map((part) => part.text).join('');
  const segments = graphemes.segment(fullText)[Symbol.iterator]();
  let keep = 0;
  for (let count = 0; ; count += 1) {
    const next = segments.next();
    if (next.done === true) return parts;
    if (count === maxLength) break;
    if (count < maxLength - 1) keep += next.value.segment.length;
  }
  return [...firstCharacters(parts, keep), { kind: 'plain', text: ELLIPSIS, raw: '' }];
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
