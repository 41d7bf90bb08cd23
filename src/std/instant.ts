import { type EpochMs, epochMs } from './time.ts';

/**
 * An instant from a service, with its raw text. Services send up to seven fraction digits and `Date` keeps three, so
 * requests must send the raw text back.
 */
export type Instant = { readonly epochMs: EpochMs; readonly raw: string };

const ISO_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/i;

/**
 * Parses an ISO 8601 date and time. A text without a time zone is UTC, as the services mean it. Returns `null` for anything
 * else; never throws.
 */
export function parseInstant(value: unknown): Instant | null {
  if (typeof value !== 'string' || !ISO_DATE_TIME.test(value)) return null;
  const zoned = /(Z|[+-]\d{2}:\d{2})$/i.test(value) ? value : `${value}Z`;
  const parsed = Date.parse(zoned);
  return Number.isNaN(parsed) ? null : { epochMs: epochMs(parsed), raw: value };
}
