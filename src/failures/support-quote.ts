import type { FailureMessage } from '../ui/failure-message.ts';

/** Ids, codes and hosts look like this; a sentence, an address of a person or a token does not. */
const SAFE_VALUE = /^(?!.*eyJ)[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/;

/**
 * What to quote to support, from what is known. Left out: what is absent, and whatever does not look like an id, a
 * code or a host, because these values come from outside and are meant to be sent on.
 */
export function supportQuote(known: {
  readonly [name: string]: string | number | null | undefined;
}): FailureMessage['quote'] {
  return Object.entries(known).flatMap(([name, value]) => {
    const text = value === null || value === undefined ? '' : String(value);
    return SAFE_VALUE.test(text) ? [{ name, value: text }] : [];
  });
}
