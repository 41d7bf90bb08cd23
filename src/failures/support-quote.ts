import type { FailureMessage } from '../ui/failure-message.ts';

/** Matches ids, codes and hosts, but no sentence, email address or token. */
const SAFE_VALUE = /^(?!.*eyJ)[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/;

/**
 * Returns the values to quote to support. Omits absent values, and values that don't look like an id, a code or a host: they
 * come from outside, and users send them to others.
 */
export function supportQuote(values: {
  readonly [name: string]: string | number | null | undefined;
}): FailureMessage['quote'] {
  return Object.entries(values).flatMap(([name, value]) => {
    const text = value === null || value === undefined ? '' : String(value);
    return SAFE_VALUE.test(text) ? [{ name, value: text }] : [];
  });
}
