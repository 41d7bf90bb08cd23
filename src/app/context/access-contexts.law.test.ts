import { notifyManager, QueryClient, QueryObserver } from '@tanstack/react-query';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aKeepableToken, someKeptTokens } from '../../access/kept/kept-tokens.fixture.ts';
import type { Session, SessionState } from '../../access/session.ts';
import { SignInError } from '../../access/sign-in-error.ts';
import { createUnavailableSession } from '../../access/unavailable-session.ts';
import { incidentListQuery } from '../../defender/incident-queries.ts';
import type { IncidentList } from '../../defender/paging/incident-list.ts';
import type { AccessContextId } from '../../http/access-context-id.ts';
import type { Fetch } from '../../http/protected-resource.ts';
import { HOUR_MS } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { NO_CONFIGURATION } from '../configuration/configuration.ts';
import { accessContextsOf } from './access-contexts.ts';
import { createIncidentSources } from './incident-sources.ts';
import { createRateLimiters } from './rate-limiters.ts';
import { watchKeptTokens } from './watch-kept-tokens.ts';

const API = 'defender-xdr';
const TENANTS = ['00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002'] as const;
const APPLICATIONS = ['00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0000-0000000000dd'] as const;
const DELEGATED = { scp: 'Incident.Read', idtyp: undefined, upn: 'analyst@soc.example' };
const OWN_CLIENT = APPLICATIONS[0];

/** The accesses of the model: two applications and a user in one tenant, one application in another. */
const ACCESSES = [
  { tid: TENANTS[0], appid: APPLICATIONS[0] },
  { tid: TENANTS[0], appid: APPLICATIONS[1] },
  { tid: TENANTS[0], appid: APPLICATIONS[0], ...DELEGATED },
  { tid: TENANTS[1], appid: APPLICATIONS[1] },
] as const;

/** Three tokens of each access: two that end at different times, and one that differs from the first. */
const TOKENS = ACCESSES.map((claims) => {
  const first = aKeepableToken(claims);
  const later = first.facts.expiresAt / 1_000 + 3_600;
  return [first, aKeepableToken({ ...claims, jti: 'second' }), aKeepableToken({ ...claims, exp: later })] as const;
});
const ALL_TOKENS = TOKENS.flat();

type Operation =
  | 'keep'
  | 'use'
  | 'stop'
  | 'remove'
  | 'wipe'
  | 'sign-in'
  | 'sign-out'
  | 'pass-time'
  | 'respond'
  | 'refresh';
const OPERATIONS: readonly Operation[] = [
  'keep',
  'keep',
  'use',
  'use',
  'stop',
  'remove',
  'wipe',
  'sign-in',
  'sign-out',
  'pass-time',
  'respond',
  'respond',
  'respond',
  'refresh',
];
const steps = fc.array(fc.record({ operation: fc.constantFrom(...OPERATIONS), choice: fc.nat({ max: 11 }) }), {
  minLength: 3,
  maxLength: 8,
});

const SIGNED_OUT: SessionState = { status: 'signed-out', reason: 'never' };
const SIGNED_IN: SessionState = {
  status: 'signed-in',
  account: { name: 'Analyst', username: 'analyst@soc.example', tenantId: TENANTS[0] },
  failure: null,
};

const totals = { requests: 0, rows: 0 };

/** A page over the real contexts, sources, rate limiters and queries. The test decides when a response arrives. */
function aPage() {
  const kept = someKeptTokens();
  const { keptTokens, clock } = kept;
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const page = { onHidden: () => undefined, onRestored: () => undefined, onInput: () => undefined };
  watchKeptTokens({ keptTokens, queryClient, clock, page });
  let state = SIGNED_OUT;
  const noSession = createUnavailableSession({ error: new SignInError({ code: 'unknown' }), clientId: OWN_CLIENT });
  const session: Session = {
    ...noSession,
    accessContext: (request) => ({
      ...noSession.accessContext(request),
      accessToken: async () => `session ${request.tenantId}`,
    }),
  };

  const counts = { wiped: 0, mixed: 0, foreignLimit: 0, doubleTenants: 0 };
  const pending: ((status: number) => void)[] = [];
  const acquired = new Map<string, number>();
  const sent = new Map<string, number>();
  const countIn = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  const fetch: Fetch = (_input, init) => {
    const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    const facts = ALL_TOKENS.find((each) => each.token === token)?.facts;
    const tenantId = facts?.tenantId ?? token.replace('session ', '');
    totals.requests += 1;
    if (facts !== undefined && (keptTokens.tokenOf(facts.id) !== token || facts.expiresAt <= clock()))
      counts.wiped += 1;
    const quota = `${tenantId} ${facts?.clientId ?? OWN_CLIENT}`;
    countIn(sent, quota);
    if ((sent.get(quota) ?? 0) > (acquired.get(quota) ?? 0)) counts.foreignLimit += 1;
    return new Promise((resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
      pending.push((status) => {
        const moment = '2026-11-20T08:00:00Z';
        const name = facts?.id ?? 'session';
        const row = { incidentId: 1, incidentName: name, createdTime: moment, lastUpdateTime: moment };
        resolve(
          Response.json(status === 200 ? { value: [row] } : { error: { code: 'No', message: 'no' } }, { status }),
        );
      });
    });
  };
  const limiters = createRateLimiters({
    store: createMemoryStore(),
    clock,
    clientId: OWN_CLIENT,
    knownTenants: () => TENANTS,
    quotaFactor: 1_000,
  });
  const sources = createIncidentSources({
    wiring: { configuration: NO_CONFIGURATION, fetch },
    base: 'https://soc.example/',
    rateLimiterFor: (quota) => {
      const limiter = limiters(quota);
      return {
        ...limiter,
        acquire: async (operation, signal) => {
          await limiter.acquire(operation, signal);
          countIn(acquired, `${quota.tenantId} ${quota.clientId}`);
        },
      };
    },
    clock,
    isOnline: () => true,
    probeOrigin: async () => true,
    random: () => 0,
  });

  const shown = new Map<AccessContextId, () => void>();
  const contexts = () => accessContextsOf({ session, state, keptTokens }).forQueue(API);
  /** Shows the current contexts, as the queue does: one observer each. */
  function render() {
    const current = contexts();
    if (new Set(current.map(({ tenantId }) => tenantId)).size !== current.length) counts.doubleTenants += 1;
    for (const [id, stop] of shown) {
      if (current.some((context) => context.id === id)) continue;
      stop();
      shown.delete(id);
    }
    for (const context of current) {
      if (shown.has(context.id)) continue;
      const observer = new QueryObserver(queryClient, incidentListQuery(sources.sourceFor(context)));
      shown.set(
        context.id,
        observer.subscribe(() => undefined),
      );
    }
    for (const { id, kind } of current) {
      const rows = queryClient.getQueryData<IncidentList>([id, 'incidents'])?.incidents ?? [];
      const isKept = keptTokens.state().some((entry) => entry.id === id);
      const expected = isKept ? id : 'session';
      totals.rows += rows.length;
      counts.mixed += rows.filter(
        ({ name }) => name !== expected || (expected === 'session' && kind !== 'user'),
      ).length;
    }
  }

  function perform(operation: Operation, choice: number): void {
    const token = ALL_TOKENS[choice % ALL_TOKENS.length];
    const entry = keptTokens.state()[choice % Math.max(1, keptTokens.state().length)];
    switch (operation) {
      case 'keep':
        if (token !== undefined && token.facts.expiresAt > clock()) keptTokens.keep(token.facts, token.token);
        return;
      case 'use':
        if (entry !== undefined) keptTokens.use(entry.id);
        return;
      case 'stop':
        if (entry !== undefined) keptTokens.stopUsing(entry.id);
        return;
      case 'remove':
        if (entry !== undefined) keptTokens.remove(entry.id);
        return;
      case 'wipe':
        keptTokens.endAll('page-left');
        return;
      case 'sign-in':
        state = SIGNED_IN;
        return;
      case 'sign-out':
        state = SIGNED_OUT;
        keptTokens.endAll('signed-out');
        queryClient.clear();
        for (const stop of shown.values()) stop();
        shown.clear();
        return;
      case 'pass-time':
        kept.advance(choice * (HOUR_MS / 8));
        if (choice % 2 === 0) keptTokens.endExpired();
        return;
      case 'respond':
        pending.splice(choice % Math.max(1, pending.length), 1)[0]?.([200, 200, 200, 401, 403][choice % 5] ?? 200);
        return;
      case 'refresh':
        void queryClient.refetchQueries({ type: 'active' }, { throwOnError: false });
        return;
    }
  }

  function close() {
    keptTokens.removeAll();
    for (const stop of shown.values()) stop();
    queryClient.clear();
  }
  return { perform, render, close, counts };
}

/** Runs all promise callbacks, as a browser does between two events: no step can come in between. */
async function settle() {
  await new Promise((resolve) => setImmediate(resolve));
}

beforeAll(() => notifyManager.setScheduler((callback) => callback()));
afterAll(() => notifyManager.setScheduler((callback) => setTimeout(callback, 0)));

test('no interleaving of use, switch, response, expiry, wipe and sign-out mixes rows, sends a wiped token or uses another limit', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const page = aPage();
      for (const access of [0, 3]) page.perform('keep', access * 3);
      page.perform('use', 0);
      page.render();
      await settle();
      for (const { operation, choice } of sequence) {
        page.perform(operation, choice);
        page.render();
        await settle();
        page.render();
      }
      page.close();
      expect(page.counts).toEqual({ wiped: 0, mixed: 0, foreignLimit: 0, doubleTenants: 0 });
    }),
    { numRuns: 10_000 },
  );
  // The law is about something: requests were sent, and rows were shown.
  expect(totals.requests).toBeGreaterThan(5_000);
  expect(totals.rows).toBeGreaterThan(5_000);
}, 180_000);
