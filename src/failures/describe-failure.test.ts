import { describe, expect, it } from 'vitest';
import { SignInError, type SignInErrorCode, type SignInErrorDetails } from '../access/sign-in-error.ts';
import { AADSTS_CODES } from '../entra/aadsts-codes.ts';
import { CLOUDS } from '../entra/clouds.ts';
import { HttpError, type HttpErrorCode, type HttpErrorDetails } from '../http/http-error.ts';
import { NetworkError, type NetworkErrorCode } from '../http/network-error.ts';
import type { RequestContext } from '../http/request-context.ts';
import { ShapeError, type ShapeErrorCode } from '../http/shape-error.ts';
import { epochMs } from '../std/time.ts';
import { describeFailure } from './describe-failure.ts';
import { describeSignInError } from './describe-sign-in-error.ts';

const CANARY = 'eyJcanary.of-a-secret somebody@soc.example';
const TENANT = '11111111-2222-4333-8444-555555555555';
const REQUEST_ID = '2b9e7c10-5d1f-4e02-9a44-0f6d1b2a71c0';

const SIGN_IN_CODES: { readonly [Code in SignInErrorCode]: true } = {
  'interaction-required': true,
  'consent-required': true,
  'admin-consent-required': true,
  cancelled: true,
  'access-denied': true,
  'wrong-tenant': true,
  'unknown-tenant': true,
  'response-discarded': true,
  'insecure-context': true,
  'redirect-loop': true,
  'interaction-in-progress': true,
  'token-endpoint-unreadable': true,
  offline: true,
  throttled: true,
  'service-unavailable': true,
  'token-ended': true,
  'storage-blocked': true,
  'storage-full': true,
  configuration: true,
  unknown: true,
};
const HTTP_CODES: { readonly [Code in HttpErrorCode]: number } = {
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'bad-request': 400,
  throttled: 429,
  'server-error': 503,
  'unexpected-status': 302,
};
const NETWORK_CODES: { readonly [Code in NetworkErrorCode]: true } = {
  offline: true,
  blocked: true,
  interrupted: true,
  'timed-out': true,
  aborted: true,
};
const SHAPE_CODES: { readonly [Code in ShapeErrorCode]: true } = {
  'not-json': true,
  'too-large': true,
  'not-as-promised': true,
};

const keysOf = <Key extends string>(table: { readonly [Name in Key]: unknown }) => Object.keys(table) as Key[];

function aContext(context: Partial<RequestContext> = {}): RequestContext {
  return {
    kind: 'user',
    tenantId: TENANT,
    operation: 'list-incidents',
    origin: CLOUDS.global.apiOrigins['defender-xdr'],
    ...context,
  };
}

const APPLICATION = aContext({ kind: 'application' });

function aSignInError(details: Partial<SignInErrorDetails> = {}): SignInError {
  return new SignInError({
    code: 'unknown',
    tenantId: TENANT,
    correlationId: REQUEST_ID,
    libraryCode: CANARY,
    claims: CANARY,
    cause: new Error(CANARY),
    ...details,
  });
}

function anHttpError(details: Partial<HttpErrorDetails> = {}): HttpError {
  const code = details.code ?? 'server-error';
  return new HttpError({
    code,
    context: aContext(),
    status: HTTP_CODES[code],
    apiCode: CANARY,
    apiMessage: CANARY,
    requestId: REQUEST_ID,
    retryAt: null,
    requiredPermissions: [CANARY],
    claims: null,
    ...details,
  });
}

const FAILURES: readonly (readonly [name: string, error: unknown])[] = [
  ...keysOf(SIGN_IN_CODES).map((code) => [`SignInError ${code}`, aSignInError({ code })] as const),
  ...keysOf(HTTP_CODES).map((code) => [`HttpError ${code}`, anHttpError({ code })] as const),
  ...keysOf(HTTP_CODES).map(
    (code) => [`HttpError ${code} with a challenge`, anHttpError({ code, claims: CANARY })] as const,
  ),
  ...keysOf(HTTP_CODES).map(
    (code) => [`HttpError ${code} of an application`, anHttpError({ code, context: APPLICATION })] as const,
  ),
  ...keysOf(NETWORK_CODES).map(
    (code) => [`NetworkError ${code}`, new NetworkError(code, aContext(), new Error(CANARY))] as const,
  ),
  ...keysOf(SHAPE_CODES).map(
    (code) => [`ShapeError ${code}`, new ShapeError(code, aContext(), REQUEST_ID, new Error(CANARY))] as const,
  ),
  ['an unexpected error', new Error(CANARY, { cause: CANARY })],
  ['an error with a made-up name', Object.assign(new Error(CANARY), { name: CANARY })],
  ['a thrown string', CANARY],
  ['a thrown object', { message: CANARY, code: CANARY }],
  ['undefined', undefined],
];

describe('describeFailure', () => {
  it.each(FAILURES)('%s has a heading, advice and at least one action', (_name, error) => {
    const message = describeFailure(error);
    expect(message.heading).toMatch(/^[A-Z].{5,}[^.]$/);
    expect(message.advice).toMatch(/^[A-Z0-9].{15,}\.$/);
    expect(message.actions.length).toBeGreaterThan(0);
    expect(new Set(message.actions).size).toBe(message.actions.length);
  });

  it.each(FAILURES)('%s reveals nothing of a message, a cause or a challenge', (_name, error) => {
    const text = JSON.stringify(describeFailure(error));
    for (const part of CANARY.split(/[ .@]/)) expect(text).not.toContain(part.length > 3 ? part : CANARY);
  });

  it('quotes number, correlation id and tenant of a failed sign-in', () => {
    const { quote } = describeFailure(
      aSignInError({ code: 'access-denied', aadstsCode: 50105, libraryCode: 'denied' }),
    );
    expect(quote).toEqual([
      { name: 'Error number', value: 'AADSTS50105' },
      { name: 'Correlation ID', value: REQUEST_ID },
      { name: 'Code', value: 'denied' },
      { name: 'Tenant', value: TENANT },
    ]);
  });

  it('quotes request id, status, code, host and tenant of a refused request', () => {
    const { quote } = describeFailure(anHttpError({ code: 'forbidden', apiCode: 'Forbidden' }));
    expect(quote).toEqual([
      { name: 'Request ID', value: REQUEST_ID },
      { name: 'Status', value: '403' },
      { name: 'Code', value: 'Forbidden' },
      { name: 'Host', value: 'api.security.microsoft.com' },
      { name: 'Tenant', value: TENANT },
    ]);
  });

  it('names the tenant of a link that Microsoft does not know', () => {
    const { heading, advice } = describeFailure(aSignInError({ code: 'unknown-tenant', aadstsCode: 90002 }));
    expect(heading).toBe('Unknown tenant in this link');
    expect(advice).toBe(`Sign-in failed for tenant ${TENANT}. Microsoft doesn’t know this tenant. Check the link.`);
    expect(describeFailure(aSignInError({ code: 'unknown-tenant', tenantId: CANARY })).advice).not.toContain('eyJ');
  });

  it('names the platform of the redirect URI before a proxy when the token endpoint is unreadable', () => {
    const { advice } = describeFailure(aSignInError({ code: 'token-endpoint-unreadable' }));
    expect(advice).toContain('redirect URI is registered as Web, not Single-page application');
    expect(advice.indexOf('Web')).toBeLessThan(advice.indexOf('proxy'));
  });

  it('explains a connection that is cut after a response by the network first, and not by CORS', () => {
    const { heading, advice, actions } = describeFailure(new NetworkError('interrupted', aContext()));
    expect(`${heading} ${advice}`).not.toMatch(/CORS|apiBaseUrl/);
    expect(advice.indexOf('network')).toBeLessThan(advice.indexOf('proxy'));
    expect(actions[0]).toBe('retry');
  });

  it('explains an unreadable renewal by the network first and by the registration last', () => {
    const { advice, actions } = describeFailure(aSignInError({ code: 'token-endpoint-unreadable', isRenewal: true }));
    expect(advice.indexOf('network')).toBeLessThan(advice.indexOf('proxy'));
    expect(advice.indexOf('proxy')).toBeLessThan(advice.indexOf('Single-page application'));
    expect(actions[0]).toBe('retry');
  });

  it('offers Graph, setup and a retry when the browser blocked Defender XDR', () => {
    const message = describeFailure(new NetworkError('blocked', aContext()));
    expect(message.actions).toEqual(['switch-api', 'open-setup', 'retry']);
    expect(message.advice).toContain('apiBaseUrl');
  });

  it('does not offer Graph when the browser blocked Graph', () => {
    const context = aContext({ origin: CLOUDS['gcc-high'].apiOrigins['graph-security'] });
    expect(describeFailure(new NetworkError('blocked', context)).actions).not.toContain('switch-api');
  });

  it.each([
    [CLOUDS.global.apiOrigins['defender-xdr'], 'Incident.Read '],
    [CLOUDS.global.apiOrigins['graph-security'], 'SecurityIncident.Read.All '],
    ['https://soc.example', 'Incident.Read '],
  ])('names permission and role when %s responds with 403', (origin, permission) => {
    const { advice } = describeFailure(anHttpError({ code: 'forbidden', context: aContext({ origin }) }));
    expect(advice).toContain(`the delegated permission ${permission}`);
    expect(advice).toContain('Security Reader');
  });

  it('names the permission that the API requires, if the API names one', () => {
    const error = anHttpError({ code: 'forbidden', requiredPermissions: ['SecurityIncident.Read.All'] });
    expect(describeFailure(error).advice).toContain('SecurityIncident.Read.All');
  });

  it.each(
    keysOf(HTTP_CODES).flatMap((code) => [
      anHttpError({ code, context: APPLICATION }),
      anHttpError({ code, context: APPLICATION, claims: CANARY }),
    ]),
  )('never asks an application to sign in: $code', (error) => {
    const { heading, advice, actions } = describeFailure(error);
    expect(actions).not.toContain('sign-in');
    expect(`${heading} ${advice}`).not.toMatch(/sign in|stronger sign-in|account|second factor/i);
  });

  it('asks for a new token when an application token is refused with 401', () => {
    const { advice, actions } = describeFailure(anHttpError({ code: 'unauthorized', context: APPLICATION }));
    expect(advice).toContain('Create a new token');
    expect(actions).toEqual(['open-token']);
  });

  it('names the application permission when an application is refused with 403', () => {
    const { advice } = describeFailure(anHttpError({ code: 'forbidden', context: APPLICATION }));
    expect(advice).toContain('the application permission Incident.Read.All');
  });

  it('has the tone info for a cancelled sign-in and danger for every other failure', () => {
    for (const code of keysOf(SIGN_IN_CODES)) {
      expect(describeFailure(aSignInError({ code })).tone ?? 'danger').toBe(code === 'cancelled' ? 'info' : 'danger');
    }
  });

  it.each(['server-error', 'throttled'] as const)(
    'gives the time to retry after a response with the code %s',
    (code) => {
      const retryAt = epochMs(new Date(2026, 10, 20, 9, 41, 7).getTime());
      expect(describeFailure(anHttpError({ code, retryAt })).advice).toContain('after 09:41:07');
      expect(describeFailure(anHttpError({ code, retryAt: null })).advice).not.toContain('after');
    },
  );

  it('distinguishes a missing incident from a missing API', () => {
    const incident = anHttpError({ code: 'not-found', context: aContext({ operation: 'read-incident' }) });
    expect(describeFailure(incident).heading).toBe('Incident not found');
    expect(describeFailure(anHttpError({ code: 'not-found' })).actions).toContain('open-setup');
  });

  it.each(['throttled', 'service-unavailable'] as const)(
    'says to wait a minute after SignInError %s, for which the sign-in library sends no request',
    (code) => {
      expect(describeFailure(aSignInError({ code })).advice).toContain('Wait a minute, then try again.');
    },
  );

  it('tells a revoked session from a stronger sign-in by the claims challenge', () => {
    const headingOf = (claims: string) => describeFailure(anHttpError({ code: 'unauthorized', claims })).heading;
    expect(headingOf('{"access_token":{"nbf":{"essential":true,"value":"1702682181"}}}')).toBe(
      'Defender XDR ended this session',
    );
    expect(headingOf('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}')).toBe(
      'Defender XDR requires a stronger sign-in',
    );
  });
});

describe('a failure with a known AADSTS number', () => {
  const describe = (number: number, details: SignInErrorDetails) => {
    const explanation = AADSTS_CODES.find((code) => code.number === number) ?? null;
    return describeSignInError(new SignInError({ ...details, aadstsCode: number }), explanation);
  };

  it.each([
    [
      7000112,
      'configuration',
      'Microsoft refused the sign-in',
      'The app is disabled. Ask an administrator to enable it.',
    ],
    [
      9002326,
      'configuration',
      'The configuration doesn’t match the app registration',
      'Only a single-page application can redeem an authorisation code from a browser. Move the redirect URI to the platform Single-page application.',
    ],
    [
      90055,
      'throttled',
      'Too many sign-in requests',
      'The tenant sends too many requests to the sign-in service. Wait a few minutes, then try again.',
    ],
    [
      53003,
      'access-denied',
      'Microsoft denied the sign-in',
      'Conditional Access blocked the access. Ask an administrator to check the sign-in log and review the policy.',
    ],
    [
      50076,
      'interaction-required',
      'Sign-in required',
      'Multifactor authentication is required. Sign in again and complete multifactor authentication.',
    ],
  ] as const)('AADSTS%d is explained with its meaning and its remedy', (number, code, heading, advice) => {
    const message = describe(number, { code });
    expect([message.heading, message.advice]).toEqual([heading, advice]);
    expect(message.quote).toContainEqual({ name: 'Error number', value: `AADSTS${number}` });
  });

  it('still names the tenant that a link may have chosen', () => {
    expect(describe(7000112, { code: 'configuration', tenantId: TENANT }).advice).toBe(
      `Sign-in failed for tenant ${TENANT}. The app is disabled. Ask an administrator to enable it.`,
    );
  });

  it('offers the setup page only for numbers that the owner of the app can fix', () => {
    expect(describe(7000112, { code: 'configuration' }).actions).toEqual(['sign-in']);
    expect(describe(9002326, { code: 'configuration' }).actions).toContain('open-setup');
  });

  it.each([
    [65001, 'consent-required'],
    [65004, 'cancelled'],
  ] as const)('AADSTS%d keeps the message of its error, which is as precise', (number, code) => {
    expect(describe(number, { code }).advice).toBe(describeFailure(new SignInError({ code })).advice);
  });
});
