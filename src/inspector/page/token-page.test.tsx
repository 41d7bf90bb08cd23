// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { createKeptTokens } from '../../access/kept/kept-tokens.ts';
import { openRateLimiter } from '../../defender/limits/open-rate-limiter.ts';
import type { ProbeOutcome } from '../../defender/probe-api.ts';
import { CLOUDS } from '../../entra/clouds.ts';
import { addMs, MINUTE_MS } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { APPLICATION_CLAIMS, aToken, ID_CLAIMS, TOKEN_TEST_NOW } from '../../token/token.fixture.ts';
import { ClockProvider } from '../../ui/clock-provider.tsx';
import type { SampleToken } from '../input/sample-tokens.tsx';
import type { Deployment } from './inspector-session.ts';
import { TokenPage } from './token-page.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const token = aToken();
const QUOTA = { tenantId: 't', clientId: 'c', api: 'defender-xdr' } as const;
const refreshToken = `1.AXoA${'c'.repeat(60)}`;
const TENANT = '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801';
const CLIENT = 'c0ffee00-4b1d-4e5f-8a6b-7c8d9e0f1a2b';
const DEPLOYMENT: Deployment = {
  cloud: CLOUDS.global,
  clientId: CLIENT,
  redirectUri: 'https://app.example/redirect.html',
  isDemo: false,
};

let leave: () => Promise<void> = async () => undefined;
afterEach(() => leave());

/** Renders the page for a session without tokens and an API that returns `responses` in order. */
async function openPage(
  options: {
    readonly responses?: readonly (() => Response)[];
    readonly isDemo?: boolean;
    readonly samples?: readonly SampleToken[];
    /** The response that the session itself received with the token. */
    readonly sessionResponse?: ProbeOutcome;
  } = {},
) {
  const { responses = [], isDemo = false, samples = [], sessionResponse = null } = options;
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const clock = () => TOKEN_TEST_NOW;
  const rateLimiter = openRateLimiter({ quota: QUOTA, store: createMemoryStore(), clock });
  const keptTokens = createKeptTokens({ clock, onWiped: () => undefined });
  const remaining = [...responses];
  const fetch = async () => remaining.shift()?.() ?? Response.error();
  await act(async () =>
    root.render(
      <ClockProvider clock={clock}>
        <TokenPage
          session={{
            heldTokens: async () => [],
            renew: async () => undefined,
            acquisitions: () => [],
            lastResponseTo: (compact) => (compact === token ? sessionResponse : null),
            signedInTenantId: TENANT,
          }}
          kept={{
            keptTokens,
            hostOf: () => 'api.security.microsoft.com',
            isRead: ({ isInUse }) => isInUse,
            isOwnTenant: () => false,
            use: ({ id }) => keptTokens.use(id),
          }}
          samples={samples}
          deployment={{ ...DEPLOYMENT, isDemo }}
          effects={{
            fetch,
            clock,
            isOnline: () => true,
            probeOrigin: async () => true,
            rateLimiterFor: () => rateLimiter,
          }}
          tenantName={(tenantId) => tenantId}
          knownTenants={[]}
          describeFailure={() => ({ heading: '', advice: '', quote: [], actions: [] })}
          onFailureAction={() => undefined}
          supportBundle={() => ''}
        />
      </ClockProvider>,
    ),
  );
  leave = async () => {
    await act(async () => root.unmount());
    place.remove();
  };
  const box = place.querySelector('textarea');
  if (box === null) throw new Error('no box');
  const click = async (name: string) => {
    const button = [...place.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    if (button === undefined) throw new Error(`no button ${name}`);
    await act(async () => button.click());
  };
  const inspect = async (text: string) => {
    box.value = text;
    await click('Inspect');
  };
  const shows = (text: string) =>
    vi.waitFor(
      async () => {
        await act(async () => undefined);
        expect(place.textContent).toContain(text);
      },
      { timeout: 20_000 },
    );
  return { place, box, rateLimiter, keptTokens, click, inspect, shows };
}

const CLEARED_HINT = 'Cleared because it contained a client secret or a refresh token.';
const REFRESH_TOKEN_HEADING = 'This is a refresh token or authorization code';

test.each([
  ['a refresh token beside a token', JSON.stringify({ accessToken: token, refreshToken }), CLEARED_HINT],
  ['a refresh token beside an incomplete token', `${token.slice(0, 60)}... ${refreshToken}`, REFRESH_TOKEN_HEADING],
  ['a refresh token alone', `Bearer ${refreshToken}`, REFRESH_TOKEN_HEADING],
  ['a client secret in a command', `--client-secret kZ3abcdef ${token}`, CLEARED_HINT],
  ['a client secret beside a SAML assertion', '<saml:Assertion ID="_1"> client_secret=kZ3abcdef', CLEARED_HINT],
  ['a client secret in a text that is too long', `client_secret=kZ3abcdef ${'x'.repeat(70_000)}`, CLEARED_HINT],
])('removes %s from the text box and explains why', async (_what, text, explanation) => {
  const { place, box, inspect } = await openPage();
  await inspect(text);
  expect(box.value).toBe('');
  expect(place.textContent).toContain(explanation);
});

test('uses the last response of the session without a test', async () => {
  const { place, inspect } = await openPage({
    sessionResponse: {
      api: 'defender-xdr',
      host: 'api.security.microsoft.com',
      at: TOKEN_TEST_NOW,
      latencyMs: 40,
      result: { kind: 'answered', status: 403, apiCode: 'Forbidden', requestId: null, retryAt: null },
    },
  });
  await inspect(token);
  expect(place.textContent).toContain('This account has no Defender role in tenant');
  expect(place.textContent).toContain('Follows from 403');
  await inspect(aToken({ scp: 'Incident.ReadWrite' }));
  expect(place.textContent).toContain('Based on claims only');
});

test('keeps a token without secrets in the text box', async () => {
  const { box, inspect } = await openPage();
  await inspect(`Bearer ${token}`);
  expect(box.value).toBe(`Bearer ${token}`);
});

test.each([
  ['rate limited', null, 'is rate limiting requests'],
  [
    'failed by the service',
    () => Response.json({ error: { code: 'Busy', message: 'no', target: 'tracking-id' } }, { status: 503 }),
    'Request ID tracking-id',
  ],
  [
    'blocked by the browser',
    () => {
      throw new TypeError('Failed to fetch');
    },
    'Your browser blocked the response',
  ],
])('keeps the confirmed verdict when a second test is %s', async (_how, secondResponse, explanation) => {
  const { place, rateLimiter, click, inspect, shows } = await openPage({
    responses: [() => Response.json({ value: [] }), ...(secondResponse === null ? [] : [secondResponse])],
  });
  await inspect(token);
  await click('Test with the API');
  await shows('Confirmed by the API');
  expect(place.textContent).not.toContain(explanation);
  if (secondResponse === null) rateLimiter.pauseUntil(addMs(TOKEN_TEST_NOW, MINUTE_MS));
  await click('Test again');
  await shows(explanation);
  expect(place.textContent).toContain('Confirmed by the API');
  expect(place.textContent).toContain('200 in 0 ms');
});

test.each([
  ['the ids of this deployment', false, `/${TENANT}/v2.0/adminconsent?client_id=${CLIENT}&`, 'TENANT_ID'],
  ['placeholders in the demo', true, '/TENANT_ID/v2.0/adminconsent?client_id=CLIENT_ID&', TENANT],
])('the consent link and the commands contain %s', async (_what, isDemo, link, absent) => {
  const { place, click, inspect } = await openPage({ isDemo });
  await inspect(aToken({ scp: 'other' }));
  await click('Show command');
  expect(place.textContent).toContain(link);
  expect(place.textContent).not.toContain(absent);
});

function keptTexts(place: HTMLElement): readonly string[] {
  return [...place.querySelectorAll('[aria-labelledby="kept-tokens"] > li')].map(({ textContent }) => textContent);
}

const KEEP = 'Keep for this tab';
const applicationToken = aToken(APPLICATION_CLAIMS);

test('moves a token from the text box to the kept tokens, and goes on showing its report', async () => {
  const { place, box, inspect, click } = await openPage();
  await inspect(applicationToken);
  await click(KEEP);
  expect(box.value).toBe('');
  expect(keptTexts(place)).toHaveLength(1);
  for (const text of [
    'Defender XDR',
    '…00aa',
    'Incident.Read.All',
    'Requests go to api.security.microsoft.com',
    'Ready',
  ])
    expect(keptTexts(place)[0]).toContain(text);
  expect(place.textContent).toContain('This token can read incidents');
  expect(place.textContent).not.toContain(KEEP);
  expect(place.textContent).not.toContain('Pasted tokens');
  expect(document.activeElement?.textContent).toBe('Use for incidents');
});

test('lists several kept tokens, and uses, stops and removes them', async () => {
  const { place, inspect, click } = await openPage();
  await inspect(`${applicationToken} ${aToken({ ...APPLICATION_CLAIMS, tid: TENANT })}`);
  await click(KEEP);
  await click('Clear');
  await inspect(aToken({ ...APPLICATION_CLAIMS, tid: TENANT }));
  await click(KEEP);
  expect(keptTexts(place)).toHaveLength(2);
  await click('Use for incidents');
  expect(keptTexts(place)[0]).toContain('In use');
  await click('Stop using');
  expect(keptTexts(place)[0]).toContain('Ready');
  await click('Remove');
  expect(keptTexts(place)).toHaveLength(1);
  await click('Remove all');
  expect(keptTexts(place)).toHaveLength(0);
});

test('shows an ended token as ended until the user removes it', async () => {
  const { place, keptTokens, inspect, click } = await openPage();
  await inspect(applicationToken);
  await click(KEEP);
  await act(async () => keptTokens.endAll('inactive'));
  expect(keptTexts(place)[0]).toContain('Ended');
  expect(keptTexts(place)[0]).toContain('Removed after an hour without input');
  expect(place.textContent).toContain('No token inspected yet');
  await click('Remove');
  expect(keptTexts(place)).toHaveLength(0);
});

const withoutClaims = Object.fromEntries(Object.keys(APPLICATION_CLAIMS).map((name) => [name, undefined]));
test.each([
  ['an unknown audience', aToken({ ...APPLICATION_CLAIMS, aud: 'https://attacker.example' }), 'Wrong audience'],
  ['an ID token', aToken({ ...withoutClaims, ...ID_CLAIMS }), 'Not an access token'],
  ['an expired token', aToken({ ...APPLICATION_CLAIMS, exp: APPLICATION_CLAIMS.iat }), 'Every API rejects this token'],
  ['an unsigned token', aToken(APPLICATION_CLAIMS, { alg: 'none' }), 'Unsigned token'],
])('does not offer to keep %s: the verdict says why', async (_what, refused, verdict) => {
  const { place, inspect } = await openPage();
  await inspect(refused);
  expect(place.textContent).toContain(verdict);
  expect(place.textContent).not.toContain(KEEP);
});

test('refuses to keep a token of another cloud, and says so', async () => {
  const { place, inspect, click, keptTokens } = await openPage();
  await inspect(aToken({ ...APPLICATION_CLAIMS, aud: 'https://api-gov.security.microsoft.us' }));
  await click(KEEP);
  expect(keptTokens.state()).toEqual([]);
  expect(place.textContent).toContain('The token is for another cloud. This site is configured for Global.');
});

test('inspects a sample token of the demo, which is made anew each time', async () => {
  let issued = 0;
  const issue = async () => {
    issued += 1;
    return aToken({ ...APPLICATION_CLAIMS, jti: String(issued) });
  };
  const { place, click, shows } = await openPage({
    isDemo: true,
    samples: [{ name: 'Example Clinic', description: 'Application token', issue }],
  });
  await click('Paste');
  await shows('This token can read incidents');
  await click(KEEP);
  await click('Paste');
  await shows('This token can read incidents');
  await click(KEEP);
  expect(keptTexts(place)).toHaveLength(1);
  expect(issued).toBe(2);
});
