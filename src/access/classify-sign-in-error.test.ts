import {
  BrowserAuthError,
  ClientAuthError,
  ClientConfigurationError,
  InteractionRequiredAuthError,
  ServerError,
} from '@azure/msal-browser';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { classifySignInError } from './classify-sign-in-error.ts';
import { SignInError, type SignInErrorCode } from './sign-in-error.ts';

const ID = '99999999-9999-4999-8999-999999999999';
const NAME = 'analyst@soc.example';

const browser = (code: string, subError?: string) => new BrowserAuthError(code, ID, subError);
const client = (code: string) => new ClientAuthError(code, ID, `${NAME} was refused`);
const server = (code: string, aadstsCode?: string, subError?: string, status?: number) =>
  new ServerError(code, ID, `Error(s): ${aadstsCode} - Description: ${NAME}`, subError, aadstsCode, status);
const interaction = (code: string, subError?: string, aadstsCode?: string) =>
  new InteractionRequiredAuthError(code, ID, `AADSTS${aadstsCode}: ${NAME}`, subError, '', '', '', aadstsCode);
const cache = (errorCode: string) => Object.assign(new Error(NAME), { name: 'CacheError', errorCode });

const CASES: readonly (readonly [what: string, error: unknown, code: SignInErrorCode])[] = [
  ['the service requires interaction', interaction('interaction_required'), 'interaction-required'],
  [
    'a policy requires a second factor',
    interaction('interaction_required', 'basic_action', '50076'),
    'interaction-required',
  ],
  ['no session for silent sign-in', interaction('login_required', undefined, '50058'), 'interaction-required'],
  ['an invalid refresh token', interaction('bad_token'), 'interaction-required'],
  ['an expired refresh token', interaction('refresh_token_expired'), 'interaction-required'],
  ['no cached token', interaction('no_tokens_found'), 'interaction-required'],
  ['a future interaction code of the library', interaction('something_new'), 'interaction-required'],
  ['an expired password', interaction('invalid_grant', 'user_password_expired', '50055'), 'interaction-required'],
  ['a refresh token that expired after 24 hours', server('invalid_grant', '700084'), 'interaction-required'],
  ['a revoked grant', server('invalid_grant', '50173'), 'interaction-required'],
  ['a hidden frame without a response', browser('timed_out', 'redirect_bridge_timeout'), 'interaction-required'],
  ['the same in older versions', browser('monitor_window_timeout'), 'interaction-required'],
  ['a hidden frame that closes', browser('iframe_closed_prematurely'), 'interaction-required'],
  ['an app loaded in its own hidden frame', browser('block_iframe_reload'), 'interaction-required'],
  ['a redirect page without a response', browser('empty_response'), 'interaction-required'],
  ['a redirect page that passes nothing on', browser('redirect_bridge_empty_response'), 'interaction-required'],
  ['no signed-in account', browser('no_account_error'), 'interaction-required'],
  ['an account that is not in the cache', client('no_account_found'), 'interaction-required'],
  ['a token that must be renewed', client('token_refresh_required'), 'interaction-required'],
  ['a response to another request', client('state_mismatch'), 'response-discarded'],
  ['a response with another nonce', client('nonce_mismatch'), 'response-discarded'],
  ['a response without a request', browser('no_token_request_cache_error'), 'interaction-required'],
  ['consent, by error', interaction('consent_required'), 'consent-required'],
  ['consent, by sub-error', interaction('invalid_grant', 'consent_required', '65001'), 'consent-required'],
  ['consent, by sub-error alone', server('invalid_grant', undefined, 'consent_required'), 'consent-required'],
  ['consent, by AADSTS number', server('invalid_grant', '65001'), 'consent-required'],
  ['consent by an administrator', interaction('invalid_grant', undefined, '90094'), 'admin-consent-required'],
  [
    'consent by an administrator, with the sub-error',
    interaction('invalid_grant', 'consent_required', '90094'),
    'admin-consent-required',
  ],
  ['consent pending with an administrator', server('access_denied', '90095'), 'admin-consent-required'],
  ['consent declined', server('access_denied', '65004'), 'cancelled'],
  ['the back button', browser('user_cancelled'), 'cancelled'],
  ['the back button, in the other spelling', client('user_canceled'), 'cancelled'],
  ['an access_denied without a number', server('access_denied'), 'access-denied'],
  ['an account that is not assigned', server('access_denied', '50105'), 'access-denied'],
  ['an account that is not in the tenant', server('invalid_grant', '50020'), 'wrong-tenant'],
  ['a guest who is not in the tenant', server('invalid_grant', '90072'), 'wrong-tenant'],
  ['a sign-in in progress', browser('interaction_in_progress'), 'interaction-in-progress'],
  ['no network', browser('no_network_connectivity'), 'offline'],
  ['a token endpoint with an unreadable response', browser('post_request_failed'), 'token-endpoint-unreadable'],
  ['a remembered throttling error', server('90006'), 'throttled'],
  ['a remembered throttling error with two numbers', server('90055 90006'), 'throttled'],
  ['a remembered throttling error without a number', new ServerError('', ID), 'throttled'],
  ['429 by status', server('temporarily_unavailable', undefined, undefined, 429), 'throttled'],
  ['503 by status', server('anything', undefined, undefined, 503), 'service-unavailable'],
  ['a service error', server('server_error', '90033'), 'service-unavailable'],
  ['a busy service', server('temporarily_unavailable'), 'service-unavailable'],
  ['an HTML page instead of a response', browser('failed_to_parse_response'), 'service-unavailable'],
  ['a navigation that does not happen', browser('timed_out', 'failed_to_redirect'), 'service-unavailable'],
  ['a request that times out', browser('timed_out', 'request_timeout'), 'service-unavailable'],
  ['an origin without storage', browser('storage_not_supported'), 'storage-blocked'],
  ['storage that throws', new DOMException('no', 'SecurityError'), 'storage-blocked'],
  ['an unwritable cache', cache('cache_error_unknown'), 'storage-blocked'],
  ['a full cache', cache('cache_quota_exceeded'), 'storage-full'],
  [
    'a full cache, wrapped twice by the library',
    Object.assign(cache('CacheError'), { errorMessage: 'See https://aka.ms/msal.js.errors#cache_quota_exceeded' }),
    'storage-full',
  ],
  ['an unwritable cache, wrapped twice', cache('CacheError'), 'storage-blocked'],
  ['full storage', new DOMException('no', 'QuotaExceededError'), 'storage-full'],
  ['an unknown client id', server('unauthorized_client', '700016'), 'configuration'],
  ['a redirect URI registered as Web', server('invalid_client', '7000218'), 'configuration'],
  ['an invalid scope', server('invalid_scope', '70011'), 'configuration'],
  ['an unknown resource', server('invalid_resource', '500011'), 'configuration'],
  ['an unknown tenant', server('invalid_request', '90002'), 'unknown-tenant'],
  ['a page on plain HTTP', browser('crypto_nonexistent'), 'insecure-context'],
  ['an authority without https', new ClientConfigurationError('authority_uri_insecure', ID), 'configuration'],
  ['an untrusted authority', client('endpoints_resolution_error'), 'configuration'],
  ['a page in a frame', browser('redirect_in_iframe'), 'configuration'],
  ['another error of the library', browser('pkce_not_created'), 'unknown'],
  ['an unrelated error', new Error(NAME), 'unknown'],
  ['undefined', undefined, 'unknown'],
  ['a thrown string', NAME, 'unknown'],
];

test.each(CASES)('classifies %s', (_what, error, code) => {
  expect(classifySignInError(error, { isOnline: true }).code).toBe(code);
});

describe('a silent renewal', () => {
  it('that Entra refuses for missing consent is never a cancellation, because the user saw nothing', () => {
    const refused = server('access_denied', '65004');
    expect(classifySignInError(refused, { isOnline: true, isRenewal: true }).code).toBe('consent-required');
    expect(classifySignInError(server('access_denied'), { isOnline: true, isRenewal: true }).code).toBe(
      'access-denied',
    );
  });
});

describe('while offline', () => {
  it.each([
    browser('post_request_failed'),
    browser('get_request_failed'),
    browser('timed_out', 'failed_to_redirect'),
    browser('timed_out', 'request_timeout'),
  ])('a failed request is offline (%#)', (error) => {
    expect(classifySignInError(error, { isOnline: false }).code).toBe('offline');
  });

  it('a required interaction stays one', () => {
    expect(classifySignInError(interaction('login_required'), { isOnline: false }).code).toBe('interaction-required');
  });
});

describe('the SignInError', () => {
  it('has the code, the AADSTS number, the correlation id, the tenant and the claims', () => {
    const error = new InteractionRequiredAuthError(
      'invalid_grant',
      ID,
      NAME,
      'basic_action',
      '',
      '',
      '{"b":2}',
      '50076',
    );
    expect(classifySignInError(error, { isOnline: true, tenantId: 'tenant', claims: '{"a":1}' }).details).toEqual({
      code: 'interaction-required',
      libraryCode: 'invalid_grant',
      aadstsCode: 50076,
      correlationId: ID,
      tenantId: 'tenant',
      claims: '{"b":2}',
    });
  });

  it('takes the AADSTS number from the message if it is nowhere else', () => {
    const error = new ServerError('access_denied', ID, 'AADSTS65004: declined. Trace ID: 1234567');
    expect(classifySignInError(error, { isOnline: true }).details.aadstsCode).toBe(65004);
  });

  it.each(['AADSTS12', 'XAADSTS65001x9', 'AADSTS123456789', 'aadsts65001', 'Error 65001'])(
    'has no AADSTS number for %s',
    (text) => {
      expect(
        classifySignInError(new ServerError('x', '', text), { isOnline: true }).details.aadstsCode,
      ).toBeUndefined();
    },
  );

  it('falls back to the requested claims and ignores claims that are not an object', () => {
    const error = new InteractionRequiredAuthError('invalid_grant', ID, '', '', '', '', '[1]');
    expect(classifySignInError(error, { isOnline: true, claims: '{"a":1}' }).details.claims).toBe('{"a":1}');
    expect(classifySignInError(error, { isOnline: true }).details).not.toHaveProperty('claims');
  });

  it('is returned unchanged if it was thrown', () => {
    const error = new SignInError({ code: 'redirect-loop' });
    expect(classifySignInError(error, { isOnline: true })).toBe(error);
  });

  it.each(CASES)('contains no name: %s', (_what, error) => {
    const signInError = classifySignInError(error, { isOnline: true });
    expect(
      `${signInError.message} ${signInError.stack} ${JSON.stringify(signInError.details)} ${String(signInError.cause)}`,
    ).not.toContain('soc.example');
  });
});

test('any thrown value is classified without throwing and without keeping its text', () => {
  const marked = fc.string().map((text) => `eyJ${text}@soc.example`);
  const hostile = fc.record(
    {
      name: fc.oneof(marked, fc.constant('ServerError')),
      errorCode: fc.oneof(marked, fc.constant('invalid_grant'), fc.anything()),
      subError: fc.oneof(marked, fc.anything()),
      errorNo: fc.oneof(marked, fc.nat(), fc.anything()),
      errorMessage: fc.oneof(marked, fc.anything()),
      correlationId: fc.oneof(marked, fc.anything()),
      status: fc.anything(),
      message: marked,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(hostile, fc.anything()), fc.boolean(), (error, isOnline) => {
      const { details, message, cause } = classifySignInError(error, { isOnline });
      expect(cause).toBeUndefined();
      expect(JSON.stringify(details) + message).not.toMatch(/@|eyJ/);
    }),
    { numRuns: 10_000 },
  );
});
