import type { SearchField } from '../../navigation/search-codec.ts';
import { containsLongLivedSecret } from '../../token/long-lived-secret.ts';
import { ANY_TIME, parseTimeRange, serializeTimeRange, type TimeRange } from '../rows/time-range.ts';

/** The start of a JSON Web Token. */
const TOKEN_START = /eyJ[\w-]{10}/;

/** A token or another secret that was pasted into the search box must not end up in the URL. */
function looksSecret(text: string): boolean {
  return TOKEN_START.test(text) || containsLongLivedSecret(text);
}

/** Text typed by the user. Text that is too long or looks like a token or a secret becomes empty. */
export function searchTextField(maxLength: number): SearchField<string> {
  const accepted = (text: string) => (text.length > maxLength || looksSecret(text) ? '' : text);
  return {
    fallback: '',
    decode: ([text]) => (text === undefined ? undefined : accepted(text)),
    encode: (value) => (accepted(value) === '' ? [] : [value]),
  };
}

/**
 * Several values of any characters, each in a parameter of its own. Drops values that are too long, look like a secret
 * or exceed `max`.
 */
export function valuesField(limits: {
  readonly max: number;
  readonly maxLength: number;
}): SearchField<readonly string[]> {
  const accepted = (texts: readonly string[]) =>
    sortedSet(texts.filter((text) => text !== '' && text.length <= limits.maxLength && !looksSecret(text))).slice(
      0,
      limits.max,
    );
  return { fallback: [], decode: accepted, encode: accepted };
}

/** Names of users in lower case, or `me` or `unassigned`. Earlier links wrote `anyone` for no filter. */
export function assigneesField(limits: {
  readonly max: number;
  readonly maxLength: number;
}): SearchField<readonly string[]> {
  const names = valuesField(limits);
  return {
    ...names,
    decode: (texts) => names.decode(texts.map((text) => text.toLowerCase()).filter((text) => text !== 'anyone')),
  };
}

/** Several values of a closed list, comma-separated. Drops other values. */
export function optionsField<Option extends string>(options: readonly Option[]): SearchField<readonly Option[]> {
  const accepted = (texts: readonly string[]) => options.filter((option) => texts.includes(option));
  return {
    fallback: [],
    decode: (texts) => accepted(texts.flatMap((text) => text.split(','))),
    encode: (value) => (value.length === 0 ? [] : [accepted(value).join(',')]),
  };
}

/** A time range. Invalid text falls back to any time. */
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
