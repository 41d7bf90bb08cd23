import { describe, expect, it, vi } from 'vitest';
import { SignInError } from '../../access/sign-in-error.ts';
import { HttpError } from '../../http/http-error.ts';
import { MINUTE_MS } from '../../std/time.ts';
import { aUserToken, NOW, SIGNED_IN, someEffects, TENANT_ID } from './check-effects.fixture.ts';
import type { CheckEffects } from './check-effects.ts';
import { checkReport } from './check-report.ts';
import { CHECK_STEPS, type CheckResults, type CheckStep } from './check-step.ts';
import { failedStepOf, runCheck } from './run-check.ts';

async function resultsOf(effects: CheckEffects, from: CheckStep = 'configuration', earlier: CheckResults = {}) {
  let latest: CheckResults = {};
  await runCheck(effects, {
    from,
    earlier,
    onResults: (results) => {
      latest = results;
    },
    signal: new AbortController().signal,
  });
  return latest;
}

function sessionWith(change: Partial<NonNullable<CheckEffects['session']>>): Partial<CheckEffects> {
  const { session } = someEffects();
  if (session === null) throw new Error('The fixture has a session');
  return { session: { ...session, ...change } };
}

const SIGNED_OUT = { state: () => ({ status: 'signed-out', reason: 'never' }) as const };

function httpError(status: number, apiCode: string | null = null): HttpError {
  return new HttpError({
    code: status === 403 ? 'forbidden' : 'unauthorized',
    context: {
      kind: 'user',
      tenantId: TENANT_ID,
      operation: 'list-incidents',
      origin: 'https://api.security.microsoft.com',
    },
    status,
    apiCode,
    apiMessage: null,
    requestId: 'a1',
    retryAt: null,
    requiredPermissions: [],
    claims: null,
  });
}

/** A `fetch` that blocks what CORS would block, or everything. */
function blocking(mode: 'cors' | 'all'): CheckEffects['fetch'] {
  return async (_input, init) => {
    if (mode === 'cors' && init?.mode === 'no-cors') return Response.error();
    throw new TypeError('Failed to fetch');
  };
}

const { configuration, page } = someEffects();

/** Each failure with the step that must name it and who can fix it. */
const FAILURES: readonly (readonly [string, Partial<Parameters<typeof someEffects>[0]>, CheckStep, string, RegExp])[] =
  [
    [
      'no client ID',
      { configuration: { ...configuration, clientId: null }, session: null },
      'configuration',
      'app-owner',
      /no app registration/,
    ],
    ['plain HTTP', { page: { ...page, isSecureContext: false } }, 'address', 'app-owner', /not secure/],
    ['blocked storage', { page: { ...page, canStore: () => false } }, 'address', 'you', /storage is blocked/],
    [
      'an unknown tenant',
      { discoverTenant: async () => ({ ok: false, code: 'not-found' }) },
      'authority',
      'app-owner',
      /tenant doesn’t exist/,
    ],
    [
      'a tenant of another cloud',
      { discoverTenant: async () => ({ ok: false, code: 'other-cloud' }) },
      'authority',
      'app-owner',
      /tenant doesn’t exist/,
    ],
    [
      'an unreachable sign-in service',
      { discoverTenant: async () => ({ ok: false, code: 'no-response' }) },
      'authority',
      'you',
      /can’t be reached/,
    ],
    [
      'a redirect URI registered as Web',
      sessionWith({
        ...SIGNED_OUT,
        checkRegistration: async () => ({
          kind: 'answered',
          error: new SignInError({ code: 'configuration', aadstsCode: 9002326 }),
        }),
      }),
      'registration',
      'app-owner',
      /./,
    ],
    ['nobody signed in', sessionWith(SIGNED_OUT), 'sign-in', 'you', /Sign in to continue/],
    [
      'a user who is not assigned',
      sessionWith({
        state: () => ({ status: 'failed', error: new SignInError({ code: 'access-denied', aadstsCode: 50105 }) }),
      }),
      'sign-in',
      'administrator',
      /./,
    ],
    [
      'missing consent',
      sessionWith({
        accessToken: () => Promise.reject(new SignInError({ code: 'consent-required', aadstsCode: 65001 })),
      }),
      'token',
      'administrator',
      /Consent required/,
    ],
    [
      'a token without the permission',
      sessionWith({ accessToken: async () => aUserToken('User.Read') }),
      'token',
      'administrator',
      /lacks Incident\.Read/,
    ],
    ['an unreachable API', { fetch: blocking('all') }, 'network', 'you', /host can’t be reached/],
    ['a browser that is offline', { fetch: blocking('all'), isOnline: () => false }, 'network', 'you', /offline/],
    ['an API without CORS', { fetch: blocking('cors') }, 'cors', 'app-owner', /doesn’t allow requests from this site/],
    [
      'a path that does not forward to the API',
      {
        configuration: { ...configuration, apiBaseUrl: 'https://gatehouse.example/defender' },
        fetch: async () => new Response('<html>', { status: 200 }),
      },
      'cors',
      'app-owner',
      /doesn’t forward/,
    ],
    ['no Defender role', { firstPage: () => Promise.reject(httpError(403)) }, 'access', 'administrator', /./],
    [
      'a feature that is turned off',
      { firstPage: () => Promise.reject(httpError(403, 'DisabledFeature')) },
      'access',
      'administrator',
      /turned off/,
    ],
  ];

describe('the check', () => {
  it('passes every step where everything works', async () => {
    const results = await resultsOf(someEffects());
    expect(CHECK_STEPS.map((step) => results[step]?.result.kind)).toEqual(CHECK_STEPS.map(() => 'passed'));
    expect(results.incident?.result.evidence).toBe('No incidents');
  });

  it.each(FAILURES)(
    'names the step, the fix and who can apply it: %s',
    async (_name, change, step, fixedBy, heading) => {
      const results = await resultsOf(someEffects(change));
      expect(failedStepOf(results)).toEqual({ step, hasStopped: true });
      const result = results[step]?.result;
      if (result?.kind !== 'failed') throw new Error('The step did not fail');
      expect(result.failure.fixedBy).toBe(fixedBy);
      expect(result.failure.message.heading).toMatch(heading);
      expect(result.failure.message.advice).not.toBe('');
      const after = CHECK_STEPS.slice(CHECK_STEPS.indexOf(step) + 1);
      expect(after.filter((other) => results[other] !== undefined)).toEqual([]);
    },
  );

  it('goes on after a wrong clock, which it reports from 3 minutes on', async () => {
    const behind = (minutes: number) =>
      someEffects({
        ownHostTime: async () => ({ date: new Date(NOW + minutes * MINUTE_MS).toUTCString(), age: null }),
      });
    expect((await resultsOf(behind(2))).clock?.result.kind).toBe('passed');
    const results = await resultsOf(behind(70));
    expect(results.clock?.result).toMatchObject({
      kind: 'failed',
      evidence: 'This computer’s clock is 70 min behind gatehouse.example',
    });
    expect(results.incident?.result.kind).toBe('passed');
    expect(failedStepOf(results)).toEqual({ step: 'clock', hasStopped: false });
  });

  it('names the step that it stopped at, also after a wrong clock', async () => {
    const date = new Date(NOW + 70 * MINUTE_MS).toUTCString();
    const results = await resultsOf(
      someEffects({ ownHostTime: async () => ({ date, age: null }), fetch: blocking('cors') }),
    );
    expect(failedStepOf(results)).toEqual({ step: 'cors', hasStopped: true });
  });

  it('subtracts the age of a cached response from the clock’s difference', async () => {
    const cached = { date: new Date(NOW - 10 * MINUTE_MS).toUTCString(), age: '600' };
    const results = await resultsOf(someEffects({ ownHostTime: async () => cached }));
    expect(results.clock?.result.kind).toBe('passed');
  });

  it('says what a page cannot see: a clock without Date, and a registration without an answer', async () => {
    const silent = sessionWith({ ...SIGNED_OUT, checkRegistration: async () => ({ kind: 'silent' }) });
    const results = await resultsOf(someEffects({ ...silent, ownHostTime: async () => null }));
    expect(results.clock?.result.kind).toBe('unseen');
    expect(results.registration?.result).toMatchObject({ kind: 'unseen', pastable: true });
  });

  it('takes a hidden sign-in that needs the user as proof of the registration', async () => {
    const error = new SignInError({ code: 'interaction-required', libraryCode: 'login_required' });
    const effects = someEffects(
      sessionWith({ ...SIGNED_OUT, checkRegistration: async () => ({ kind: 'answered', error }) }),
    );
    expect((await resultsOf(effects)).registration?.result.kind).toBe('passed');
  });

  it('sends no hidden sign-in while a user is signed in', async () => {
    const checkRegistration = vi.fn();
    await resultsOf(someEffects(sessionWith({ checkRegistration })));
    expect(checkRegistration).not.toHaveBeenCalled();
  });

  it('requests the first page once for both of its steps', async () => {
    const firstPage = vi.fn(() => Promise.reject(httpError(401)));
    await resultsOf(someEffects({ firstPage }));
    expect(firstPage).toHaveBeenCalledTimes(1);
  });

  it('goes on from a step and keeps the earlier results', async () => {
    const first = await resultsOf(someEffects({ fetch: blocking('cors') }));
    const discoverTenant = vi.fn();
    const second = await resultsOf(someEffects({ discoverTenant }), 'cors', first);
    expect(failedStepOf(second)).toBeNull();
    expect(second.authority).toBe(first.authority);
    expect(discoverTenant).not.toHaveBeenCalled();
  });

  it('sends no token and only a made-up one before the last two steps', async () => {
    const sent: (string | null)[] = [];
    const fetch: CheckEffects['fetch'] = async (_input, init) => {
      sent.push(new Headers(init?.headers).get('Authorization'));
      return new Response(null, { status: 401 });
    };
    await resultsOf(someEffects({ fetch }));
    expect(sent).toEqual([null, 'Bearer check.this-is-not.a-token']);
  });

  it('warns of a preview address, whose redirect URI changes', async () => {
    const preview = { ...page, redirectUri: 'https://deploy-preview-7--gatehouse.netlify.app/redirect.html' };
    expect((await resultsOf(someEffects({ page: preview }))).address?.result).toMatchObject({
      caution: expect.stringContaining('preview address'),
    });
    expect((await resultsOf(someEffects())).address?.result).not.toHaveProperty('caution');
  });
});

describe('the report', () => {
  it('contains every step and what to quote, but no name and no token', async () => {
    const results = await resultsOf(someEffects({ firstPage: () => Promise.reject(httpError(403)) }));
    const report = checkReport(results, someEffects(), NOW);
    expect(report).toContain('- Permission and role: FAILED. The API responded with 403');
    expect(report).toContain('- First incident: not reached');
    expect(report).toContain('Request ID: a1');
    const { account } = SIGNED_IN.status === 'signed-in' ? SIGNED_IN : { account: { name: '', username: '' } };
    for (const secret of [account.name, account.username, aUserToken()]) expect(report).not.toContain(secret);
  });
});
