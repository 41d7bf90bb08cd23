import { QueryObserver } from '@tanstack/react-query';
import { vi } from 'vitest';
import type { LibrarySession } from './access/start-session.ts';
import { aStubTokenEndpoint, HOME_TENANT_ID, STUB_METADATA } from './access/stub-token-endpoint.fixture.ts';
import { NO_CONFIGURATION } from './app/configuration/configuration.ts';
import { pageAddresses } from './app/configuration/page-addresses.ts';
import { beginSession } from './app/context/begin-session.ts';
import type { Environment } from './app/context/environment.ts';
import type { StartedSession } from './app/context/started-session.ts';
import type { Wiring } from './app/context/wiring.ts';
import { incidentListQuery } from './defender/incident-queries.ts';
import type { IncidentSource } from './defender/incident-source.ts';
import type { IncidentList } from './defender/paging/incident-list.ts';
import type { Api } from './entra/clouds.ts';
import { describeFailure } from './failures/describe-failure.ts';
import { createFaultyTransport } from './planned-faults.fixture.ts';
import { aCaller, aGraphCaller, anApiContext, HALF_PAST_ELEVEN } from './sim/api/api-context.fixture.ts';
import { createDefenderXdrRoutes } from './sim/defender-xdr/routes.ts';
import { createGraphSecurityRoutes } from './sim/graph-security/routes.ts';
import { EXAMPLE_SOC } from './sim/world/tenants.ts';
import { epochMs } from './std/time.ts';
import { openBrowserStorage } from './storage/browser-storage.ts';

const CLIENT_ID = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc';
export const MINUTE_MS = 60_000;
const LATENCY_MS = 300;
/** Real time, which chunks and cryptography take. */
const STUCK_AFTER_MS = 20_000;

/** The two APIs over one world, with a network in between that can fail. */
export function createSimulatedApis(seed: number, random: () => number) {
  const xdr = anApiContext({ seed, caller: aCaller(), developing: false });
  const graph = { ...xdr, verifyBearer: async () => aGraphCaller(), clock: () => xdr.nowMs };
  const routes = { 'defender-xdr': createDefenderXdrRoutes(xdr), 'graph-security': createGraphSecurityRoutes(graph) };
  const { tenantId } = EXAMPLE_SOC;
  // Half of the tenants need several pages.
  const extra = random() < 0.5 ? 0 : Math.floor(random() * 300);
  for (let index = 0; index < extra; index += 1) xdr.world.add(tenantId, HALF_PAST_ELEVEN - (index + 1) * 1_000);
  let latest = HALF_PAST_ELEVEN;
  const now = () => {
    // The services' clock never goes back, whatever the browser's does.
    latest = Math.max(latest, Date.now());
    xdr.nowMs = latest;
    return latest;
  };
  const endpoint = aStubTokenEndpoint();
  return {
    endpoint,
    latest: () => latest,
    pages: () => Math.ceil(xdr.world.incidents(tenantId).length / 50),
    api: createFaultyTransport(async (input, init) => {
      await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
      now();
      const api: Api = new URL(input).host === 'graph.microsoft.com' ? 'graph-security' : 'defender-xdr';
      return routes[api].request(new Request(input, init));
    }, random),
    tokens: createFaultyTransport((input, init) => endpoint.fetch(input, init), random),
    /** Something happens in the tenant. */
    change: () => {
      const known = xdr.world.incidents(tenantId);
      const one = known[Math.floor(random() * known.length)];
      const other = known[Math.floor(random() * known.length)];
      if (random() < 0.3) xdr.world.add(tenantId, now());
      else if (random() < 0.2 && one && other) xdr.world.merge(tenantId, one.id, other.id, now());
      else if (one) xdr.world.update(tenantId, one.id, now(), { tags: [`changed at ${now()}`] });
    },
    truth: () => new Map(xdr.world.incidents(tenantId).map(({ id, updated }) => [String(id), updated])),
  };
}

type SimulatedApis = ReturnType<typeof createSimulatedApis>;
/** The app as one page load started it, with the queue of one API open. */
export type Page = {
  readonly started: StartedSession;
  readonly session: LibrarySession;
  readonly source: IncidentSource;
  close(): void;
};

/** One tab of a browser, over the DOM's own storage. */
export function createBrowser(world: SimulatedApis, random: () => number) {
  const state = { isOnline: true, isStorageFull: false };
  sessionStorage.clear();
  localStorage.clear();
  let hear: (message: unknown) => void = () => undefined;
  const limited = (storage: Storage): Storage =>
    new Proxy(storage, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...given: readonly unknown[]) => {
          if (name === 'setItem' && state.isStorageFull) throw new DOMException('Full', 'QuotaExceededError');
          return Reflect.apply(value, target, given);
        };
      },
    });
  const tabStorage = limited(sessionStorage);
  const originStorage = limited(localStorage);
  const environment: Environment = {
    clock: () => epochMs(Date.now()),
    fetch: world.tokens.fetch,
    random,
    sessionStorage: tabStorage,
    localStorage: originStorage,
    sessionStore: openBrowserStorage(() => tabStorage),
    localStore: openBrowserStorage(() => originStorage),
    openChannel: (_name, onMessage) => {
      hear = onMessage;
      return { postMessage: () => undefined };
    },
    isOnline: () => state.isOnline,
    canReload: async () => true,
    isSecureContext: true,
    probeOrigin: async () => state.isOnline,
    location,
    addresses: pageAddresses('https://app.example/'),
    onPageRestored: () => undefined,
  };
  const wiring: Wiring = {
    mode: 'live',
    configuration: { ...NO_CONFIGURATION, clientId: CLIENT_ID },
    fetch: (input, init) =>
      state.isOnline ? world.api.fetch(input, init) : Promise.reject(new TypeError('Failed to fetch')),
    demoSignIn: { fetch: world.tokens.fetch, authorityMetadata: STUB_METADATA },
    consentAddressOf: (link: string) => link,
    quotaFactor: 1,
  };

  function open(started: StartedSession, api: Api): Page {
    const { session, sources, queryClient } = started;
    if (session === null) throw new Error('a client id is configured, so there is a session');
    const source = sources.sourceFor(session.accessContext({ tenantId: HOME_TENANT_ID, api }));
    // Keeps the query alive and its errors handled, as the page that shows it does.
    const close = new QueryObserver(queryClient, { ...incidentListQuery(source), enabled: false }).subscribe(
      () => undefined,
    );
    return { started, session, source, close };
  }

  async function load(): Promise<Page> {
    return open(await settle(beginSession({ wiring, environment })), 'defender-xdr');
  }

  return {
    state,
    open,
    load,
    signOutElsewhere: () => hear({ kind: 'signed-out' }),
    /** Leaves for the sign-in page and comes back with a code. Storage must work, as it must for any sign-in. */
    signIn: async (before: Page, api: Api = before.source.api): Promise<Page> => {
      before.close();
      Object.assign(state, { isStorageFull: false, isOnline: true });
      world.tokens.heal();
      // The library cannot start without storage; with storage back, a reload starts it.
      const { session } = before.session.library === null ? await load() : before;
      // A user who was sent back waits before trying again, so that this is no redirect loop.
      await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
      const left = new Promise<URL>((resolve, reject) => {
        session.library?.setNavigationClient({
          navigateInternal: async () => true,
          navigateExternal: (address) => {
            resolve(new URL(address));
            return new Promise(() => undefined);
          },
        });
        session.signIn().catch(reject);
      });
      const address = await settle(left);
      const response = { code: world.endpoint.codeFor(address), state: address.searchParams.get('state') ?? '' };
      sessionStorage.setItem(`msal.${CLIENT_ID}.urlHash`, new URLSearchParams(response).toString());
      return open(await settle(beginSession({ wiring, environment })), api);
    },
    /** Tokens anywhere but in the library's own entries. */
    leaks: (page: Page): readonly string[] => {
      const stored = [sessionStorage, localStorage].flatMap((storage) =>
        Object.entries({ ...storage }).filter(([key]) => !key.startsWith('msal.')),
      );
      const cached = page.started.queryClient
        .getQueryCache()
        .getAll()
        .map(({ queryKey, state: { data, error } }) => [queryKey, data, error, String(error)]);
      const messages = describeFailure(errorOf(page));
      const seen = JSON.stringify([stored, cached, page.started.requests.entries(), messages, location.href]);
      return [/access token \d+ of/, /"refresh token\\*"/, /\|code/]
        .filter((secret) => secret.test(seen))
        .map((secret) => `a token is kept outside of the library's entries: ${secret}`);
    },
  };
}

export function listOf({ started, source }: Page): IncidentList | undefined {
  return started.queryClient.getQueryData<IncidentList>(incidentListQuery(source).queryKey);
}

export function errorOf({ started, source }: Page): unknown {
  const error = started.queryClient.getQueryState(incidentListQuery(source).queryKey)?.error ?? null;
  return isAbort(error) ? null : error;
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || ('code' in error && error.code === 'aborted'));
}

/** Lets fake time pass, from timer to timer, until the promise settles. Real work (cryptography) comes before time. */
export async function settle<Value>(promise: Promise<Value>, label = ''): Promise<Value> {
  const startedAt = performance.now();
  let isDone = false;
  const finish = () => {
    isDone = true;
  };
  promise.then(finish, finish);
  while (!isDone) {
    for (let wait = 0; wait < 8 && !isDone; wait += 1) await new Promise((resolve) => setImmediate(resolve));
    if (isDone) break;
    if (vi.getTimerCount() > 0) await vi.advanceTimersToNextTimerAsync();
    else if (performance.now() - startedAt > STUCK_AFTER_MS) throw new Error(`nothing is left to wait for: ${label}`);
  }
  return promise;
}
