import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { AccessContext } from '../../access/access-context.ts';
import { someKeptTokens } from '../../access/kept/kept-tokens.fixture.ts';
import type { Session, SessionState } from '../../access/session.ts';
import { SignInError } from '../../access/sign-in-error.ts';
import { createUnavailableSession } from '../../access/unavailable-session.ts';
import { cancelUnwatchedLists, incidentListQuery } from '../../defender/incident-queries.ts';
import { createIncidentSource } from '../../defender/incident-source.ts';
import { openRateLimiter } from '../../defender/limits/open-rate-limiter.ts';
import { epochMs } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { startFirstLists } from './start-first-lists.ts';

const HOME = '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801';
const CUSTOMER = '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b802';
const STRANGER = '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b803';
const SIGNED_IN: SessionState = {
  status: 'signed-in',
  account: { name: 'Analyst', username: 'analyst@soc.example', tenantId: HOME },
  failure: null,
};

function start(fragment: string, changes: { readonly state?: SessionState; readonly views?: unknown } = {}) {
  const unavailable = createUnavailableSession({ error: new SignInError({ code: 'unknown' }), clientId: 'own' });
  const session: Session = {
    ...unavailable,
    state: () => changes.state ?? SIGNED_IN,
    accessContext: (request) => ({ ...unavailable.accessContext(request), accessToken: async () => 'token' }),
  };
  const clock = () => epochMs(0);
  const requests: { readonly url: string; readonly signal: AbortSignal }[] = [];
  const sourceFor = (context: AccessContext) =>
    createIncidentSource({
      access: context,
      api: context.api,
      apiBaseUrl: `https://api.example/${context.tenantId}`,
      portalOrigin: 'https://security.microsoft.com',
      // Never responds.
      fetch: (input, init) => {
        if (init?.signal instanceof AbortSignal) requests.push({ url: String(input), signal: init.signal });
        return new Promise(() => undefined);
      },
      clock,
      random: () => 0,
      isOnline: () => true,
      rateLimiter: openRateLimiter({
        quota: { tenantId: context.tenantId, clientId: 'own', api: context.api },
        store: createMemoryStore(),
        clock,
        quotaFactor: 1,
      }),
      probeOrigin: async () => true,
    });
  const queryClient = new QueryClient();
  startFirstLists({
    started: { session, keptTokens: someKeptTokens().keptTokens, sources: { sourceFor }, queryClient },
    fragment,
    api: 'defender-xdr',
    customers: [{ tenantId: CUSTOMER, name: 'Customer' }],
    preferences: { views: changes.views ?? null, tenants: null },
  });
  const tenants = () => requests.map(({ url }) => new URL(url).pathname.split('/')[1]);
  const source = sourceFor(session.accessContext({ tenantId: HOME, api: 'defender-xdr' }));
  return { queryClient, requests, tenants, source };
}

/** The source gets a token first. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

it.each([
  ['', [HOME]],
  ['#/', [HOME]],
  ['#/incidents', [HOME]],
  ['#/incidents?status=active', [HOME]],
  [`#/incidents?tenants=${CUSTOMER}`, [CUSTOMER]],
  [`#/incidents?tenants=${STRANGER}`, [HOME]],
  [`#/incidents/${HOME}/41141`, []],
  ['#/token', []],
  ['#/tenants', []],
])('a page loaded at %j requests the lists of its tenants', async (fragment, expected) => {
  const { tenants } = start(fragment);
  await settled();
  expect(tenants()).toEqual(expected);
});

it('the start page requests the lists of the default view', async () => {
  const { tenants } = start('#/', { views: { first: `tenants=${CUSTOMER}` } });
  await settled();
  expect(tenants()).toEqual([CUSTOMER]);
});

it('requests nothing without a signed-in user', async () => {
  const { tenants } = start('#/incidents', { state: { status: 'signed-out', reason: 'never' } });
  await settled();
  expect(tenants()).toEqual([]);
});

it('the page that shows the list joins the request', async () => {
  const { queryClient, requests, source } = start('#/incidents');
  const close = new QueryObserver(queryClient, incidentListQuery(source)).subscribe(() => undefined);
  await cancelUnwatchedLists(queryClient);
  await settled();
  expect(requests).toHaveLength(1);
  expect(requests[0]?.signal.aborted).toBe(false);
  close();
});

it('the request is cancelled if another page shows', async () => {
  const { queryClient, requests } = start('#/incidents');
  await settled();
  await cancelUnwatchedLists(queryClient);
  expect(requests[0]?.signal.aborted).toBe(true);
});
