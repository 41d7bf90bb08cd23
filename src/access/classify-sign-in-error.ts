import { type LibraryError, parseLibraryError, REQUEST_TIMEOUT } from './library-error.ts';
import { SignInError, type SignInErrorCode, type SignInErrorDetails } from './sign-in-error.ts';

/** The facts that are not part of the error. */
type Circumstances = {
  readonly isOnline: boolean;
  /** The request was a silent renewal, which the user did not see and cannot have cancelled. */
  readonly isRenewal?: boolean;
  /** See `SignInErrorDetails`. */
  readonly isOtherTenant?: boolean;
  readonly tenantId?: string | undefined;
  /** The claims of the failed request. They become part of the interactive request unless the service returned others. */
  readonly claims?: string | undefined;
  /** The permission to change incidents, if the request was for it. */
  readonly changePermission?: string | undefined;
};

/** The library's codes and the service's `error` values, grouped by what the user can do. */
const LIBRARY_CODES: readonly (readonly [SignInErrorCode, readonly string[]])[] = [
  [
    'interaction-required',
    [
      'interaction_required',
      'login_required',
      'bad_token',
      'ui_not_allowed',
      'interrupted_user',
      'invalid_grant',
      'no_tokens_found',
      'refresh_token_expired',
      'token_refresh_required',
      'native_account_unavailable',
      'no_account_error',
      'no_account_found',
      'no_account_in_silent_request',
      'monitor_window_timeout',
      'hash_empty_error',
      'empty_response',
      'redirect_bridge_empty_response',
      'iframe_closed_prematurely',
      'block_iframe_reload',
      'no_token_request_cache_error',
      'unable_to_parse_token_request_cache_error',
    ],
  ],
  [
    'response-discarded',
    [
      'no_state_in_hash',
      'unable_to_parse_state',
      'state_interaction_type_mismatch',
      'invalid_state',
      'state_mismatch',
      'state_not_found',
      'nonce_mismatch',
    ],
  ],
  ['insecure-context', ['crypto_nonexistent', 'no_crypto_object']],
  ['consent-required', ['consent_required']],
  ['cancelled', ['user_cancelled', 'user_canceled']],
  ['access-denied', ['access_denied']],
  ['interaction-in-progress', ['interaction_in_progress', 'interaction_in_progress_cancelled']],
  ['offline', ['no_network_connectivity']],
  ['token-endpoint-unreadable', ['post_request_failed']],
  [
    'service-unavailable',
    ['server_error', 'temporarily_unavailable', 'failed_to_parse_response', 'get_request_failed', 'network_error'],
  ],
  ['storage-blocked', ['storage_not_supported', 'in_mem_redirect_unavailable', 'cache_error_unknown', 'SecurityError']],
  ['storage-full', ['cache_quota_exceeded', 'QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED']],
  [
    'configuration',
    [
      'invalid_client',
      'unauthorized_client',
      'invalid_request',
      'invalid_resource',
      'invalid_scope',
      'unsupported_grant_type',
      'unsupported_response_type',
      'endpoints_resolution_error',
      'openid_config_error',
      'redirect_in_iframe',
    ],
  ],
];

const CODE_OF: ReadonlyMap<string, SignInErrorCode> = new Map(
  LIBRARY_CODES.flatMap(([code, libraryCodes]) => libraryCodes.map((libraryCode) => [libraryCode, code] as const)),
);

/** More specific codes for some groups. They may change the message only, never the logic. */
const CODE_OF_AADSTS_NUMBER: ReadonlyMap<number, SignInErrorCode> = new Map([
  [65001, 'consent-required'],
  [90094, 'admin-consent-required'],
  [90095, 'admin-consent-required'],
  [65004, 'cancelled'],
  [50020, 'wrong-tenant'],
  [90072, 'wrong-tenant'],
  [90002, 'unknown-tenant'],
  [900023, 'unknown-tenant'],
]);

/** The library repeats the error of a throttled request, or of a 5xx, from memory with a numeric or empty code. */
const NUMERIC_CODE = /^\d+( \d+)*$/;

function isThrottled(error: LibraryError): boolean {
  if (error.status === 429 || NUMERIC_CODE.test(error.code)) return true;
  return error.name === 'ServerError' && error.code === '' && error.status === null;
}

function codeOf(error: LibraryError, circumstances: Circumstances): SignInErrorCode {
  if (isThrottled(error)) return 'throttled';
  if (error.status !== null && error.status >= 500) return 'service-unavailable';
  // A hidden frame without a response needs the user. A failed navigation or request does not.
  if (error.code === 'timed_out') {
    if (error.subError !== 'failed_to_redirect' && error.subError !== REQUEST_TIMEOUT) return 'interaction-required';
    return circumstances.isOnline ? 'service-unavailable' : 'offline';
  }
  const known = CODE_OF.get(error.code) ?? CODE_OF.get(error.name);
  if ((known === 'token-endpoint-unreadable' || known === 'service-unavailable') && !circumstances.isOnline) {
    return 'offline';
  }
  if (known === 'interaction-required' || known === 'access-denied' || known === 'configuration') {
    const specific = error.aadstsCode === null ? undefined : CODE_OF_AADSTS_NUMBER.get(error.aadstsCode);
    if (specific === 'cancelled' && circumstances.isRenewal === true) return 'consent-required';
    if (specific !== undefined) return specific;
    return error.subError === 'consent_required' ? 'consent-required' : known;
  }
  if (known !== undefined) return known;
  if (error.name === 'InteractionRequiredAuthError') return 'interaction-required';
  if (error.name === 'ClientConfigurationError' || error.name === 'BrowserConfigurationAuthError') {
    return 'configuration';
  }
  return 'unknown';
}

/** The form of the library's own codes. The `error` of a response is untrusted text. */
const PLAIN_CODE = /^[a-z][a-z0-9_]{0,59}$/i;

/**
 * Converts anything that the sign-in library throws to a `SignInError`. Pure. Keeps the library's code, the AADSTS number
 * and the correlation id, but neither the message nor the error itself, which can contain names.
 */
export function classifySignInError(error: unknown, circumstances: Circumstances): SignInError {
  if (error instanceof SignInError) return error;
  const parsed = parseLibraryError(error);
  const claims = parsed.claims ?? circumstances.claims;
  const libraryCode = parsed.code === '' ? parsed.name : parsed.code;
  const details: SignInErrorDetails = {
    code: codeOf(parsed, circumstances),
    ...(circumstances.isRenewal === true ? { isRenewal: true } : {}),
    ...(circumstances.isOtherTenant === true ? { isOtherTenant: true } : {}),
    ...(circumstances.tenantId === undefined ? {} : { tenantId: circumstances.tenantId }),
    ...(circumstances.changePermission === undefined ? {} : { changePermission: circumstances.changePermission }),
    ...(parsed.aadstsCode === null ? {} : { aadstsCode: parsed.aadstsCode }),
    ...(parsed.correlationId === null ? {} : { correlationId: parsed.correlationId }),
    ...(PLAIN_CODE.test(libraryCode) ? { libraryCode } : {}),
    ...(claims === undefined ? {} : { claims }),
  };
  return new SignInError(details);
}
