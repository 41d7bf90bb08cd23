import type { ClassificationPair } from '../model/incident-change.ts';

/**
 * Words that the page about updates spells differently from Graph's word in PascalCase.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-update-incidents (`NoEnoughDataToValidate` is not a typing error of ours)
 */
const XDR_SPELLINGS: { readonly [word: string]: string } = {
  notMalicious: 'Clean',
  notEnoughDataToValidate: 'NoEnoughDataToValidate',
};

/** Defender XDR's spelling of a word in Graph's spelling. A word that starts with a capital is the service's own: unchanged. */
export function xdrWord(word: string): string {
  return XDR_SPELLINGS[word] ?? word.charAt(0).toUpperCase() + word.slice(1);
}

/** The spelling of a pair. Defender XDR has two words for "not set". */
export function xdrPair({ classification, determination }: ClassificationPair) {
  return {
    classification: xdrWord(classification),
    determination: determination === 'unknown' ? 'NotAvailable' : xdrWord(determination),
  };
}
