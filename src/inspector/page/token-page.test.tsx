// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { openRateLimiter } from '../../defender/limits/open-rate-limiter.ts';
import { CLOUDS } from '../../entra/clouds.ts';
import { addMs, MINUTE_MS } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { aToken, TOKEN_TEST_NOW } from '../../token/token.fixture.ts';
import { ClockProvider } from '../../ui/clock-provider.tsx';
import type { Deployment } from './inspector-session.ts';
import { TokenPage } from './token-page.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const token = aToken();
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

/** The page of a session that holds no token, before an API that gives `answers` one after the other. */
async function openPage(options: { readonly answers?: readonly (() => Response)[]; readonly isDemo?: boolean } = {}) {
  const { answers = [], isDemo = false } = options;
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const clock = () => TOKEN_TEST_NOW;
  const gate = openRateLimiter({ tenantId: 't', api: 'defender-xdr', store: createMemoryStore(), clock });
  const left = [...answers];
  const fetch = async () => left.shift()?.() ?? Response.error();
  await act(async () =>
    root.render(
      <ClockProvider clock={clock}>
        <TokenPage
          session={{
            heldTokens: async () => [],
            renew: async () => undefined,
            acquisitions: () => [],
            signedInTenantId: TENANT,
          }}
          deployment={{ ...DEPLOYMENT, isDemo }}
          effects={{ fetch, clock, isOnline: () => true, probeOrigin: async () => true, rateLimiterFor: () => gate }}
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
  const press = async (name: string) => {
    const button = [...place.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    if (button === undefined) throw new Error(`no button ${name}`);
    await act(async () => button.click());
  };
  const inspect = async (text: string) => {
    box.value = text;
    await press('Inspect');
  };
  const shows = (text: string) =>
    vi.waitFor(
      async () => {
        await act(async () => undefined);
        expect(place.textContent).toContain(text);
      },
      { timeout: 20_000 },
    );
  return { place, box, gate, press, inspect, shows };
}

test.each([
  ['a refresh token beside a token', JSON.stringify({ accessToken: token, refreshToken })],
  ['a refresh token beside one that is cut off', `${token.slice(0, 60)}... ${refreshToken}`],
  ['a refresh token alone', `Bearer ${refreshToken}`],
  ['a client secret in a command', `--client-secret kZ3abcdef ${token}`],
  ['a client secret beside a SAML assertion', '<saml:Assertion ID="_1"> client_secret=kZ3abcdef'],
  ['a client secret in too much text', `client_secret=kZ3abcdef ${'x'.repeat(70_000)}`],
])('%s does not stay in the box, and it is said why', async (_what, text) => {
  const { place, box, inspect } = await openPage();
  await inspect(text);
  expect(box.value).toBe('');
  expect(place.textContent).toMatch(
    /Emptied: it held a client secret or a refresh token|A refresh token or an authorization code/,
  );
});

test('a token without any of that stays in the box', async () => {
  const { box, inspect } = await openPage();
  await inspect(`Bearer ${token}`);
  expect(box.value).toBe(`Bearer ${token}`);
});

test.each([
  ['held back by the gate', null, 'asked to be left alone for a while'],
  [
    'answered by a fault of the service',
    () => Response.json({ error: { code: 'Busy', message: 'no', target: 'tracking-id' } }, { status: 503 }),
    'Request id tracking-id',
  ],
  [
    'kept from the network',
    () => {
      throw new TypeError('Failed to fetch');
    },
    'was kept from reading',
  ],
])('what the API said of a token stays when asking again is %s', async (_how, second, besides) => {
  const { place, gate, press, inspect, shows } = await openPage({
    answers: [() => Response.json({ value: [] }), ...(second === null ? [] : [second])],
  });
  await inspect(token);
  await press('Ask the API');
  await shows('Measured, not only read');
  expect(place.textContent).not.toContain(besides);
  if (second === null) gate.closeUntil(addMs(TOKEN_TEST_NOW, MINUTE_MS));
  await press('Ask again');
  await shows(besides);
  expect(place.textContent).toContain('Measured, not only read');
  expect(place.textContent).toContain('200 in 0 ms');
});

test.each([
  ['this deployment', false, `/${TENANT}/v2.0/adminconsent?client_id=${CLIENT}&`, 'TENANT_ID'],
  ['nobody in the demo, whose names are made up', true, '/TENANT_ID/v2.0/adminconsent?client_id=CLIENT_ID&', TENANT],
])('the consent link and the commands name %s', async (_whom, isDemo, link, not) => {
  const { place, press, inspect } = await openPage({ isDemo });
  await inspect(aToken({ scp: 'other' }));
  await press('Show the command');
  expect(place.textContent).toContain(link);
  expect(place.textContent).not.toContain(not);
});
