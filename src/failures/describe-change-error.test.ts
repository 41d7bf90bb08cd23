import { describe, expect, test } from 'vitest';
import { SignInError, type SignInErrorDetails } from '../access/sign-in-error.ts';
import { HttpError, type HttpErrorDetails } from '../http/http-error.ts';
import { decodeToken } from '../token/decode-token.ts';
import { inspectToken } from '../token/inspect-token.ts';
import { aToken, TOKEN_TEST_NOW, USER_CLAIMS } from '../token/token.fixture.ts';
import { describeFailure } from './describe-failure.ts';

function anError(
  change: Partial<HttpErrorDetails> = {},
  operation: 'update-incident' | 'comment-incident' = 'update-incident',
) {
  return new HttpError({
    code: 'forbidden',
    status: 403,
    context: { kind: 'user', tenantId: USER_CLAIMS.tid, operation, origin: 'https://api.security.microsoft.com' },
    apiCode: null,
    apiMessage: null,
    requestId: 'r-1',
    retryAt: null,
    requiredPermissions: ['Incident.ReadWrite'],
    claims: null,
    ...change,
  });
}

function deniedWith(scp: string) {
  const decoded = decodeToken(aToken({ scp }));
  if (!decoded.ok) throw new Error('The fixture must be a token.');
  return { inspected: inspectToken(decoded.value, { now: TOKEN_TEST_NOW }), tenantName: 'Example SOC' };
}

describe('a change that the API refused', () => {
  test('for the role: says so, and which role to ask for', () => {
    const message = describeFailure(anError(), deniedWith('Incident.Read Incident.ReadWrite'));
    expect(message.heading).toBe('Your Defender role doesn’t allow this change');
    expect(message.advice).toContain('Security Operator');
    expect(message.quote).toContainEqual({ name: 'Request ID', value: 'r-1' });
  });

  test('for the token: names the permission that it lacks', () => {
    expect(describeFailure(anError(), deniedWith('Incident.Read')).heading).toBe('Your token lacks Incident.ReadWrite');
  });

  test.each(['bad-request', 'not-found', 'throttled'] as const)('%s: says that nothing was changed', (code) => {
    expect(describeFailure(anError({ code, status: 400 }, 'comment-incident')).advice).toContain(
      'Nothing was changed.',
    );
  });
});

describe('the permission to change incidents', () => {
  const headingOf = (details: SignInErrorDetails) =>
    describeFailure(new SignInError({ changePermission: 'Incident.ReadWrite', ...details }));

  test('declined: nothing has changed, as information', () => {
    expect(headingOf({ code: 'cancelled', aadstsCode: 65004 })).toMatchObject({
      heading: 'Permission to change incidents was declined',
      tone: 'info',
    });
  });

  test('only for an administrator to grant: names it and keeps reading', () => {
    const message = headingOf({ code: 'admin-consent-required', aadstsCode: 90094 });
    expect(message.heading).toBe('You can’t consent to changing incidents');
    expect(message.advice).toContain('You can still read incidents.');
    expect(message.advice).toContain('Incident.ReadWrite');
  });

  test('not in the registration (650057): says who can add it', () => {
    expect(headingOf({ code: 'configuration', aadstsCode: 650057 }).heading).toBe(
      'The app registration doesn’t include Incident.ReadWrite',
    );
  });

  test('any other failure has its usual message', () => {
    expect(headingOf({ code: 'offline' }).heading).toBe('You are offline');
    expect(describeFailure(new SignInError({ code: 'cancelled' })).heading).toBe('Sign-in was cancelled');
  });
});
