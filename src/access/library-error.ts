import * as v from 'valibot';
import { isGuid } from '../std/guid.ts';

/** The fields of an error from the sign-in library or the browser. Excludes free text, which can contain an account name. */
export type LibraryError = {
  readonly name: string;
  /** The library's `errorCode`: for a response of the service, its `error`. Empty if there is none. */
  readonly code: string;
  readonly subError: string;
  readonly status: number | null;
  readonly aadstsCode: number | null;
  readonly correlationId: string | null;
  /** A JSON object as text, to send with an interactive sign-in. */
  readonly claims: string | null;
};

/** The sub-error of our own `timed_out`: a request of the library that got no response in time. */
export const REQUEST_TIMEOUT = 'request_timeout';

/** Our own code for a token response without an ID token, which identifies no account. */
export const NO_ACCOUNT_IN_RESPONSE = 'no_account_in_response';

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

/** AADSTS numbers have four to eight digits; a longer run of digits is something else. */
const AADSTS_IN_TEXT = /\bAADSTS(\d{4,8})(?!\d)/;
const AADSTS_NUMBER = /^\d{4,8}$/;

/**
 * Finds the AADSTS number, for help texts only: Microsoft advises against using it in logic. Looks in the library's
 * `errorNo`, then in a numeric code (how the library remembers a throttled request), then in the message.
 */
function findAadstsCode(errorNo: string | number | null, code: string, text: string): number | null {
  const [first = ''] = code.split(' ');
  for (const candidate of [String(errorNo ?? ''), first, AADSTS_IN_TEXT.exec(text)?.[1] ?? '']) {
    if (AADSTS_NUMBER.test(candidate)) return Number(candidate);
  }
  return null;
}

function parseClaims(text: string): string | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? text : null;
  } catch {
    return null;
  }
}

/** The library wraps its cache errors twice; then only its own message contains the original code. */
function unwrapCode(code: string, text: string): string {
  if (code !== 'CacheError') return code;
  return text.includes('cache_quota_exceeded') ? 'cache_quota_exceeded' : 'cache_error_unknown';
}

/** Parses a thrown value by its fields, never by its class, which differs between copies of the library. Never throws. */
export function parseLibraryError(error: unknown): LibraryError {
  const parsed = v.safeParse(ERROR_SHAPE, error);
  if (!parsed.success) return NOTHING;
  const { name, errorCode, subError, status, errorNo, errorMessage, correlationId, claims } = parsed.output;
  return {
    name,
    code: unwrapCode(errorCode, errorMessage),
    subError,
    status,
    aadstsCode: findAadstsCode(errorNo, errorCode, errorMessage),
    correlationId: isGuid(correlationId) ? correlationId : null,
    claims: parseClaims(claims),
  };
}
