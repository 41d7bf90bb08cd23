import { type EpochMs, epochMs } from './time.ts';

/**
 * A moment as a service wrote it. The raw text stays beside the parsed number, because services send up to seven
 * fraction digits and `Date` keeps three: whatever is sent back to the service must be the raw text.
 */
export type Instant = { readonly epochMs: EpochMs; readonly raw: string };

const ISO_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/i;

/**
 * Reads an ISO 8601 date and time. A text without a zone is taken as UTC, which is what the services mean by it.
 * Gives `null` for anything else; never throws.
 */
export function parseInstant(value: unknown): Instant | null {
  if (typeof value !== 'string' || !ISO_DATE_TIME.test(value)) return null;
  const zoned = /(Z|[+-]\d{2}:\d{2})$/i.test(value) ? value : `${value}Z`;
  const parsed = Date.parse(zoned);
  return Number.isNaN(parsed) ? null : { epochMs: epochMs(parsed), raw: value };
}
