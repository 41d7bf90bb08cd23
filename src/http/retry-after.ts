import { parseInstant } from '../std/instant.ts';
import { addMs, type EpochMs, epochMs, MINUTE_MS, SECOND_MS } from '../std/time.ts';
import { HttpError } from './http-error.ts';

/** The longest wait that a service can impose. */
export const MAX_RETRY_DELAY_MS = 15 * MINUTE_MS;

const SECONDS = /^\s*\d{1,12}(?:\.\d{1,9})?\s*$/;
const HTTP_DATE = /^\s*[A-Za-z]{3,9},? .{1,40} GMT\s*$/;
const DURATION =
  /(?:\b(?:in|after|wait|for|within)\b|retry[\s_-]?after["':=\s]*)\s*(\d{1,12}(?:\.\d{1,9})?)\s*(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m)?(?![\w:])/i;
const ISO_TIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?/i;
const MAX_TEXT_LENGTH = 4_096;

/**
 * When to retry after a 429 or 5xx: from the `Retry-After` header (seconds or HTTP-date, RFC 9110 §10.2.3), else from the
 * error message ("again in 8 seconds", an ISO time). Never before `now` and never more than 15 minutes after it. `null` if
 * neither contains a readable time.
 */
export function retryAtOf(response: {
  readonly header: string | null;
  readonly message: string | null;
  readonly now: EpochMs;
}): EpochMs | null {
  const delayMs = delayOfHeader(response.header, response.now) ?? delayOfMessage(response.message, response.now);
  if (delayMs === null || Number.isNaN(delayMs)) return null;
  return addMs(response.now, Math.min(Math.max(delayMs, 0), MAX_RETRY_DELAY_MS));
}

function delayOfHeader(header: string | null, now: EpochMs): number | null {
  if (header === null) return null;
  if (SECONDS.test(header)) return Number(header) * SECOND_MS;
  if (!HTTP_DATE.test(header)) return null;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : epochMs(date) - now;
}

function delayOfMessage(message: string | null, now: EpochMs): number | null {
  if (message === null) return null;
  const text = message.slice(0, MAX_TEXT_LENGTH);
  const duration = DURATION.exec(text);
  if (duration !== null) return Number(duration[1]) * unitMs(duration[2]);
  const time = parseInstant(ISO_TIME.exec(text)?.[0]);
  return time === null ? null : time.epochMs - now;
}

function unitMs(unit: string | undefined): number {
  const word = unit?.toLowerCase() ?? 's';
  if (word === 'ms' || word.startsWith('milli')) return 1;
  return word.startsWith('m') ? MINUTE_MS : SECOND_MS;
}

/** How long from `now` to wait before the next request, as the service demanded; 0 if it did not. */
export function retryDelayMs(error: unknown, now: EpochMs): number {
  return error instanceof HttpError && error.retryAt !== null ? Math.max(0, error.retryAt - now) : 0;
}
