import { SECOND_MS } from '../std/time.ts';

/** Headers of a response, as text; `null` for a header that is missing or that the page may not read. */
export type TimeHeaders = { readonly date: string | null; readonly age: string | null };

/**
 * The time at which a response arrived, by the server's clock, in milliseconds since 1970: `Date`, plus `Age` if a cache kept
 * the response. `null` without a readable `Date`. Both headers have whole seconds.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1
 * @see https://www.rfc-editor.org/rfc/rfc9111#section-5.1
 */
export function serverTimeOf(headers: TimeHeaders): number | null {
  const date = Date.parse(headers.date ?? '');
  const age = /^\d{1,9}$/.exec(headers.age ?? '')?.[0];
  return Number.isNaN(date) ? null : date + Number(age ?? 0) * SECOND_MS;
}
