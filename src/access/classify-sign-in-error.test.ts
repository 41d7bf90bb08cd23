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
const client = (code: string) => new ClientAuthError(code, ID, `${NAME} said no`);
const server = (code: string, aadstsCode?: string, subError?: string, status?: number) =>
  new ServerError(code, ID, `Error(s): ${aadstsCode} - Description: ${NAME}`, subError, aadstsCode, status);
const interaction = (code: string, subError?: string, aadstsCode?: string) =>
  new InteractionRequiredAuthError(code, ID, `AADSTS${aadstsCode}: ${NAME}`, subError, '', '', '', aadstsCode);
const cache = (errorCode: string) => Object.assign(new Error(NAME), { name: 'CacheError', errorCode });

const CASES: readonly (readonly [what: string, error: unknown, code: SignInErrorCode])[] = [
  ['the service asks for a person', interaction('interaction_required'), 'interaction-required'],
  [
    'a policy asks for a second factor',
    interaction('interaction_required', 'basic_action', '50076'),
    'interaction-required',
  ],
  ['no session to use silently', interaction('login_required', undefined, '50058'), 'interaction-required'],
  ['a refresh token that is no good', interaction('bad_token'), 'interaction-required'],
  ['a refresh token known to have ended', interaction('refresh_token_expired'), 'interaction-required'],
  ['no token at all', interaction('no_tokens_found'), 'interaction-required'],
  ['an interaction the library names tomorrow', interaction('something_new'), 'interaction-required'],
  ['a password that has ended', interaction('invalid_grant', 'user_password_expired', '50055'), 'interaction-required'],
  ['the end of a refresh token after 24 hours', server('invalid_grant', '700084'), 'interaction-required'],
  ['a revoked grant', server('invalid_grant', '50173'), 'interaction-required'],
  ['a hidden frame that never answers', browser('timed_out', 'redirect_bridge_timeout'), 'interaction-required'],
  ['the same in older versions', browser('monitor_window_timeout'), 'interaction-required'],
  ['a hidden frame that closes', browser('iframe_closed_prematurely'), 'interaction-required'],
  ['an app loaded in its own hidden frame', browser('block_iframe_reload'), 'interaction-required'],
  ['a redirect page without an answer', browser('empty_response'), 'interaction-required'],
  ['a redirect page that hands nothing on', browser('redirect_bridge_empty_response'), 'interaction-required'],
  ['nobody signed in', browser('no_account_error'), 'interaction-required'],
  ['an account the cache does not know', client('no_account_found'), 'interaction-required'],
  ['a token that has to be renewed', client('token_refresh_required'), 'interaction-required'],
  ['an answer to another request', client('state_mismatch'), 'interaction-required'],
  ['an answer with another nonce', client('nonce_mismatch'), 'interaction-required'],
  ['an answer without a request', browser('no_token_request_cache_error'), 'interaction-required'],
  ['consent, by error', interaction('consent_required'), 'consent-required'],
  ['consent, by sub-error', interaction('invalid_grant', 'consent_required', '65001'), 'consent-required'],
  ['consent, by sub-error alone', server('invalid_grant', undefined, 'consent_required'), 'consent-required'],
  ['consent, worded by number', server('invalid_grant', '65001'), 'consent-required'],
  ['consent of an administrator', interaction('invalid_grant', undefined, '90094'), 'admin-consent-required'],
  [
    'consent of an administrator, with the sub-error',
    interaction('invalid_grant', 'consent_required', '90094'),
    'admin-consent-required',
  ],
  ['consent that waits for an administrator', server('access_denied', '90095'), 'admin-consent-required'],
  ['consent declined', server('access_denied', '65004'), 'cancelled'],
  ['the back button', browser('user_cancelled'), 'cancelled'],
  ['the back button, in the other spelling', client('user_canceled'), 'cancelled'],
  ['a refusal without a number', server('access_denied'), 'access-denied'],
  ['an account that is not assigned', server('access_denied', '50105'), 'access-denied'],
  ['an account unknown to the tenant', server('invalid_grant', '50020'), 'wrong-tenant'],
  ['a guest unknown to the tenant', server('invalid_grant', '90072'), 'wrong-tenant'],
  ['a sign-in under way', browser('interaction_in_progress'), 'interaction-in-progress'],
  ['no network', browser('no_network_connectivity'), 'offline'],
  ['a token endpoint whose answer cannot be read', browser('post_request_failed'), 'token-endpoint-unreadable'],
  ['the memory of a throttled request', server('90006'), 'throttled'],
  ['the memory of one with two numbers', server('90055 90006'), 'throttled'],
  ['the memory of one without a number', new ServerError('', ID), 'throttled'],
  ['429 by status', server('temporarily_unavailable', undefined, undefined, 429), 'throttled'],
  ['503 by status', server('anything', undefined, undefined, 503), 'service-unavailable'],
  ['an error of the service', server('server_error', '90033'), 'service-unavailable'],
  ['a service that is busy', server('temporarily_unavailable'), 'service-unavailable'],
  ['an HTML page in place of an answer', browser('failed_to_parse_response'), 'service-unavailable'],
  ['a departure that does not happen', browser('timed_out', 'failed_to_redirect'), 'service-unavailable'],
  ['a request that is not answered in time', browser('timed_out', 'request_timeout'), 'service-unavailable'],
  ['an origin without storage', browser('storage_not_supported'), 'storage-blocked'],
  ['storage that says no', new DOMException('no', 'SecurityError'), 'storage-blocked'],
  ['a cache that cannot be written', cache('cache_error_unknown'), 'storage-blocked'],
  ['a cache that is full', cache('cache_quota_exceeded'), 'storage-full'],
  [
    'a cache that is full, wrapped once more by the library',
    Object.assign(cache('CacheError'), { errorMessage: 'See https://aka.ms/msal.js.errors#cache_quota_exceeded' }),
    'storage-full',
  ],
  ['a cache that says no, wrapped once more', cache('CacheError'), 'storage-blocked'],
  ['storage that is full', new DOMException('no', 'QuotaExceededError'), 'storage-full'],
  ['a client id nobody knows', server('unauthorized_client', '700016'), 'configuration'],
  ['a redirect URI of the platform Web', server('invalid_client', '7000218'), 'configuration'],
  ['a scope with a mistake', server('invalid_scope', '70011'), 'configuration'],
  ['a resource that is not there', server('invalid_resource', '500011'), 'configuration'],
  ['an authority without https', new ClientConfigurationError('authority_uri_insecure', ID), 'configuration'],
  ['an authority nobody vouches for', client('endpoints_resolution_error'), 'configuration'],
  ['a page in a frame', browser('redirect_in_iframe'), 'configuration'],
  ['something else of the library', browser('pkce_not_created'), 'unknown'],
  ['a stranger', new Error(NAME), 'unknown'],
  ['nothing', undefined, 'unknown'],
  ['a text', NAME, 'unknown'],
];

test.each(CASES)('%s', (_what, error, code) => {
  expect(classifySignInError(error, { isOnline: true }).code).toBe(code);
});

describe('while offline', () => {
  it.each([
    browser('post_request_failed'),
    browser('get_request_failed'),
    browser('timed_out', 'failed_to_redirect'),
    browser('timed_out', 'request_timeout'),
  ])('a request that fails is being offline (%#)', (error) => {
    expect(classifySignInError(error, { isOnline: false }).code).toBe('offline');
  });

  it('a policy is still a policy', () => {
    expect(classifySignInError(interaction('login_required'), { isOnline: false }).code).toBe('interaction-required');
  });
});

describe('what is kept', () => {
  it('is the code, the AADSTS number, the correlation id, the tenant and the claims', () => {
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

  it('takes the number from the words where it stands nowhere else', () => {
    const error = new ServerError('access_denied', ID, 'AADSTS65004: declined. Trace ID: 1234567');
    expect(classifySignInError(error, { isOnline: true }).details.aadstsCode).toBe(65004);
  });

  it.each(['AADSTS12', 'XAADSTS65001x9', 'AADSTS123456789', 'aadsts65001', 'Error 65001'])(
    'finds no number in %s',
    (text) => {
      expect(
        classifySignInError(new ServerError('x', '', text), { isOnline: true }).details.aadstsCode,
      ).toBeUndefined();
    },
  );

  it('takes the claims that were asked for where the service names none, and none that are no object', () => {
    const error = new InteractionRequiredAuthError('invalid_grant', ID, '', '', '', '', '[1]');
    expect(classifySignInError(error, { isOnline: true, claims: '{"a":1}' }).details.claims).toBe('{"a":1}');
    expect(classifySignInError(error, { isOnline: true }).details).not.toHaveProperty('claims');
  });

  it('leaves an error of ours as it is', () => {
    const error = new SignInError({ code: 'redirect-loop' });
    expect(classifySignInError(error, { isOnline: true })).toBe(error);
  });

  it.each(CASES)('holds no name: %s', (_what, error) => {
    const kept = classifySignInError(error, { isOnline: true });
    expect(`${kept.message} ${kept.stack} ${JSON.stringify(kept.details)} ${String(kept.cause)}`).not.toContain(
      'soc.example',
    );
  });
});

test('whatever is thrown, nothing of its text is kept, and nothing is thrown', () => {
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
