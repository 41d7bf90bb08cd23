import type { SearchField } from '../../navigation/search-codec.ts';
import { ANY_TIME, parseTimeRange, serializeTimeRange, type TimeRange } from '../rows/time-range.ts';

/** A JSON Web Token begins so: whoever pastes one into a search must not find it in the address. */
const LOOKS_LIKE_TOKEN = /eyJ[\w-]{10}/;

/** A text a person typed, at most `maxLength` characters. A longer one, and one that looks like a token, falls back to empty. */
export function typedText(maxLength: number): SearchField<string> {
  const accepted = (text: string) => (text.length > maxLength || LOOKS_LIKE_TOKEN.test(text) ? '' : text);
  return {
    fallback: '',
    decode: ([text]) => (text === undefined ? undefined : accepted(text)),
    encode: (value) => (accepted(value) === '' ? [] : [value]),
  };
}

/** Several values, each in a parameter of its own, so that any character may stand in them; what is too long or too many is left out. */
export function severalTexts(limits: {
  readonly most: number;
  readonly maxLength: number;
}): SearchField<readonly string[]> {
  const accepted = (texts: readonly string[]) =>
    sortedSet(
      texts.filter((text) => text !== '' && text.length <= limits.maxLength && !LOOKS_LIKE_TOKEN.test(text)),
    ).slice(0, limits.most);
  return { fallback: [], decode: accepted, encode: accepted };
}

/** Several words of a closed list, comma-separated; other words are left out. */
export function severalWords<Word extends string>(words: readonly Word[]): SearchField<readonly Word[]> {
  const accepted = (texts: readonly string[]) => words.filter((word) => texts.includes(word));
  return {
    fallback: [],
    decode: (texts) => accepted(texts.flatMap((text) => text.split(','))),
    encode: (value) => (value.length === 0 ? [] : [accepted(value).join(',')]),
  };
}

/** A time range; what is none falls back to any time. */
export function timeRangeField(): SearchField<TimeRange> {
  return {
    fallback: ANY_TIME,
    decode: ([text]) => (text === undefined ? undefined : (parseTimeRange(text) ?? undefined)),
    encode: (range) => (range.kind === 'any' ? [] : [serializeTimeRange(range)]),
  };
}

function sortedSet(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
