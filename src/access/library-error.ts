import * as v from 'valibot';
import { isGuid } from '../std/guid.ts';

/** What is read of an error of the sign-in library or of the platform. Free text is never kept: it may hold an account name. */
export type LibraryError = {
  readonly name: string;
  /** The library's `errorCode`, which for an answer of the service is the answer's `error`. Empty where there is none. */
  readonly code: string;
  readonly subError: string;
  readonly status: number | null;
  readonly aadstsCode: number | null;
  readonly correlationId: string | null;
  /** A JSON object as text, to be sent along when signing in interactively. */
  readonly claims: string | null;
};

/** The sub-error of a `timed_out` of ours: a request of the library that was not answered in time. */
export const REQUEST_TIMEOUT = 'request_timeout';

const ERROR_SHAPE = v.object({
  name: v.fallback(v.string(), ''),
  errorCode: v.fallback(v.string(), ''),
  subError: v.fallback(v.string(), ''),
  status: v.fallback(v.nullable(v.number()), null),
  errorNo: v.fallback(v.nullable(v.union([v.string(), v.number()])), null),
  errorMessage: v.fallback(v.string(), ''),
  correlationId: v.fallback(v.string(), ''),
  claims: v.fallback(v.string(), ''),
});

const NOTHING: LibraryError = {
  name: '',
  code: '',
  subError: '',
  status: null,
  aadstsCode: null,
  correlationId: null,
  claims: null,
};

/** The platform numbers its answers with four to eight digits; a longer run is something else. */
const AADSTS_IN_TEXT = /\bAADSTS(\d{4,8})(?!\d)/;
const AADSTS_ALONE = /^\d{4,8}$/;

/**
 * The AADSTS number, for help texts only: Microsoft asks that nothing be decided by it.
 * Looks at the library's `errorNo`, then at a code that is made of numbers (its memory of a throttled request), then
 * at the words. `null` where there is none.
 */
function readAadstsCode(errorNo: string | number | null, code: string, text: string): number | null {
  const [first = ''] = code.split(' ');
  for (const candidate of [String(errorNo ?? ''), first, AADSTS_IN_TEXT.exec(text)?.[1] ?? '']) {
    if (AADSTS_ALONE.test(candidate)) return Number(candidate);
  }
  return null;
}

function readClaims(text: string): string | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? text : null;
  } catch {
    return null;
  }
}

/** The library wraps an error of its cache a second time, and what it was is then only told by the words, which are its own. */
function readCode(code: string, text: string): string {
  if (code !== 'CacheError') return code;
  return text.includes('cache_quota_exceeded') ? 'cache_quota_exceeded' : 'cache_error_unknown';
}

/** Reads an unknown thrown value by its fields, never by its class, which differs between copies of the library. */
export function readLibraryError(error: unknown): LibraryError {
  const read = v.safeParse(ERROR_SHAPE, error);
  if (!read.success) return NOTHING;
  const { name, errorCode, subError, status, errorNo, errorMessage, correlationId, claims } = read.output;
  return {
    name,
    code: readCode(errorCode, errorMessage),
    subError,
    status,
    aadstsCode: readAadstsCode(errorNo, errorCode, errorMessage),
    correlationId: isGuid(correlationId) ? correlationId : null,
    claims: readClaims(claims),
  };
}
