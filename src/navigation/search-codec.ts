/** Encodes one value of a view for the URL. `decode` accepts any input and never throws. */
export type SearchField<Value> = {
  readonly fallback: Value;
  decode(texts: readonly string[]): Value | undefined;
  encode(value: Value): readonly string[];
};

type SearchFields<State> = { readonly [Key in keyof State]: SearchField<State[Key]> };

export type SearchCodec<State> = {
  /** Decodes the search part of a route, with or without `?`. An invalid value becomes its field's fallback; the others are kept. */
  decode(search: string): State;
  /** Encodes the search part without `?`, in field order. Omits values that equal their fallback. */
  encode(state: State): string;
};

/** Longer than any view, and accepted by every browser. A longer search is ignored. */
const MAX_SEARCH_LENGTH = 80_000;

/**
 * Creates the codec for one route's search. Drops unknown keys and passes all values of a repeated key to its field.
 * Never store tokens or secrets in a field: URLs end up in histories and chats.
 */
export function createSearchCodec<State extends object>(fields: SearchFields<State>): SearchCodec<State> {
  const keys = Object.keys(fields) as (keyof State & string)[];
  return {
    decode(search) {
      const parameters = new URLSearchParams(search.length > MAX_SEARCH_LENGTH ? '' : search);
      const state: Partial<State> = {};
      for (const key of keys) {
        const field = fields[key];
        const texts = parameters.getAll(key);
        const value = texts.length === 0 ? undefined : field.decode(texts);
        state[key] = value === undefined ? field.fallback : value;
      }
      return state as State;
    },
    encode(state) {
      const parameters = new URLSearchParams();
      for (const key of keys) {
        const field = fields[key];
        const texts = field.encode(state[key]);
        if (texts.join('\n') === field.encode(field.fallback).join('\n')) continue;
        for (const text of texts) parameters.append(key, text);
      }
      return parameters.toString();
    },
  };
}

/** A string of at most `maxLength` characters. A longer string is rejected, because truncating it would change its meaning. */
export function textField(maxLength: number): SearchField<string> {
  return {
    fallback: '',
    decode: ([text]) => (text === undefined || text.length > maxLength ? undefined : text),
    encode: (value) => (value === '' || value.length > maxLength ? [] : [value]),
  };
}

/** One value of a closed list. */
export function enumField<Option extends string>(options: readonly Option[], fallback: Option): SearchField<Option> {
  return {
    fallback,
    decode: ([text]) => options.find((option) => option === text),
    encode: (value) => [value],
  };
}

/** Up to 12 comma-separated values. Accepts any value of letters, digits, dots and dashes; sorts them and removes duplicates. */
export function listField(): SearchField<readonly string[]> {
  return {
    fallback: [],
    decode: (texts) => normaliseList(texts.flatMap((text) => text.split(','))),
    encode: (value) => (value.length === 0 ? [] : [normaliseList(value).join(',')]),
  };
}

const LIST_VALUE = /^[\p{L}\p{N}.-]{1,64}$/u;
const MAX_LIST_VALUES = 12;

function normaliseList(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value) => LIST_VALUE.test(value)))].sort().slice(0, MAX_LIST_VALUES);
}
