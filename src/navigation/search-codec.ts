/** How one value of a view is kept in the address. `decode` takes whatever stands there and never throws. */
export type SearchField<Value> = {
  readonly fallback: Value;
  decode(texts: readonly string[]): Value | undefined;
  encode(value: Value): readonly string[];
};

export type SearchFields<State> = { readonly [Key in keyof State]: SearchField<State[Key]> };

export type SearchCodec<State> = {
  /** Reads the search part of a route, with or without `?`. A value that cannot be read becomes its field's fallback, the others stay. */
  decode(search: string): State;
  /** Writes the search part without `?`, fields in the order of the table. A value equal to the fallback is not written. */
  encode(state: State): string;
};

/** More than any view can take, less than any browser refuses: a longer search is not even looked at. */
const MAX_SEARCH_LENGTH = 80_000;

/**
 * Makes the codec of one route's search. Unknown keys are dropped, repeated keys are given to the field together.
 * Never put a token, a name of a person or anything secret into a field.
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

/** A text of at most `maxLength` characters; a longer one is refused, not cut: half a text is another one. */
export function textField(maxLength: number): SearchField<string> {
  return {
    fallback: '',
    decode: ([text]) => (text === undefined || text.length > maxLength ? undefined : text),
    encode: (value) => (value === '' || value.length > maxLength ? [] : [value]),
  };
}

/** One word of a closed list. */
export function enumField<Word extends string>(words: readonly Word[], fallback: Word): SearchField<Word> {
  return {
    fallback,
    decode: ([text]) => words.find((word) => word === text),
    encode: (value) => [value],
  };
}

/** Several words, at most 12, comma-separated in one parameter. Open: any word of letters, digits, dots and dashes is kept; repeats and order are normalised. */
export function listField(): SearchField<readonly string[]> {
  return {
    fallback: [],
    decode: (texts) => normaliseWords(texts.flatMap((text) => text.split(','))),
    encode: (value) => (value.length === 0 ? [] : [normaliseWords(value).join(',')]),
  };
}

const WORD = /^[\p{L}\p{N}.-]{1,64}$/u;
const MOST_WORDS = 12;

function normaliseWords(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word) => WORD.test(word)))].sort().slice(0, MOST_WORDS);
}
