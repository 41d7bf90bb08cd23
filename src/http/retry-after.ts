import { parseInstant } from '../std/instant.ts';
import { addMs, type EpochMs, epochMs, MINUTE_MS, SECOND_MS } from '../std/time.ts';

/** No service may make us wait longer than this at a time. */
export const LONGEST_WAIT_MS = 15 * MINUTE_MS;

const SECONDS = /^\s*\d{1,12}(?:\.\d{1,9})?\s*$/;
const HTTP_DATE = /^\s*[A-Za-z]{3,9},? .{1,40} GMT\s*$/;
const WORDS =
  /(?:\b(?:in|after|wait|for|within)\b|retry[\s_-]?after["':=\s]*)\s*(\d{1,12}(?:\.\d{1,9})?)\s*(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m)?(?![\w:])/i;
const ISO_TIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?/i;
const LONGEST_TEXT = 4_096;

/**
 * When a service that answered 429 or 5xx may be asked again: its `Retry-After` header (seconds or HTTP-date, RFC 9110
 * §10.2.3), else what its message says ("again in 8 seconds", an ISO time). Never before `now`, never later than
 * 15 minutes from it. `null` when neither says anything readable.
 */
export function retryAtOf(answer: {
  readonly header: string | null;
  readonly message: string | null;
  readonly now: EpochMs;
}): EpochMs | null {
  const waitMs = waitOfHeader(answer.header, answer.now) ?? waitOfMessage(answer.message, answer.now);
  if (waitMs === null || Number.isNaN(waitMs)) return null;
  return addMs(answer.now, Math.min(Math.max(waitMs, 0), LONGEST_WAIT_MS));
}

function waitOfHeader(header: string | null, now: EpochMs): number | null {
  if (header === null) return null;
  if (SECONDS.test(header)) return Number(header) * SECOND_MS;
  if (!HTTP_DATE.test(header)) return null;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : epochMs(date) - now;
}

function waitOfMessage(message: string | null, now: EpochMs): number | null {
  if (message === null) return null;
  const text = message.slice(0, LONGEST_TEXT);
  const words = WORDS.exec(text);
  if (words !== null) return Number(words[1]) * unitMs(words[2]);
  const time = parseInstant(ISO_TIME.exec(text)?.[0]);
  return time === null ? null : time.epochMs - now;
}

function unitMs(unit: string | undefined): number {
  const word = unit?.toLowerCase() ?? 's';
  if (word === 'ms' || word.startsWith('milli')) return 1;
  return word.startsWith('m') ? MINUTE_MS : SECOND_MS;
}
