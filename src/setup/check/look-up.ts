import { AADSTS_CODES } from '../../entra/aadsts-codes.ts';
import { API_ERROR_CODES, type ApiErrorCode } from '../../entra/api-error-codes.ts';
import { findAadstsNumber } from '../../failures/aadsts-number.ts';

/** What a search found: the number it is about, codes of an API, and other numbers whose texts match. */
export type LookUp = {
  readonly number: number | null;
  readonly apiCodes: readonly ApiErrorCode[];
  readonly related: readonly { readonly number: number; readonly meaning: string }[];
};

const MAX_RELATED = 8;
/** A pasted page is searched for a number only. */
const MAX_WORDS_LENGTH = 100;

/**
 * Looks up an error offline: by number, by a pasted message, page or address with a number in it, by the code of an API, or by
 * words of the explanation. An empty text finds nothing.
 */
export function lookUp(text: string): LookUp {
  const searched = text.trim();
  const number = findAadstsNumber(searched);
  const words = searched.length > MAX_WORDS_LENGTH ? [] : searched.toLowerCase().split(/\s+/).filter(Boolean);
  if (searched === '') return { number: null, apiCodes: [], related: [] };
  const apiCodes = API_ERROR_CODES.filter(
    ({ code, status }) =>
      searched === String(status) || new RegExp(`\\b${code}\\b`, 'i').test(searched.slice(0, 5_000)),
  );
  const isMatch = (texts: readonly string[]) => {
    const all = texts.join(' ').toLowerCase();
    return words.length > 0 && words.every((word) => all.includes(word));
  };
  const isNear = (other: number) => number !== null && String(other).startsWith(String(number).slice(0, 4));
  const related = AADSTS_CODES.filter(
    (code) =>
      code.number !== number &&
      (number === null ? isMatch([String(code.number), code.meaning, code.cause, code.remedy]) : isNear(code.number)),
  );
  return {
    number,
    apiCodes,
    related: related.slice(0, MAX_RELATED).map(({ number: other, meaning }) => ({ number: other, meaning })),
  };
}
