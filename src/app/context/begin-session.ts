import { QueryClient } from '@tanstack/react-query';
import { takeAdminConsentResponse } from '../../access/admin-consent-response.ts';
import { createConsentRequests } from '../../access/consent-requests.ts';
import { forgetSignIn } from '../../access/forget-sign-in.ts';
import { createKeptTokens, type KeptTokens } from '../../access/kept/kept-tokens.ts';
import type { LibrarySession } from '../../access/start-session.ts';
import { parseTenantSettings } from '../../tenants/list/tenant-settings.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { createApiResponses } from './api-responses.ts';
import { createIncidentSources } from './incident-sources.ts';
import { createNewVersion, versionOfPage } from './new-version.ts';
import { createPreferenceStore } from './preferences.ts';
import { createRateLimiters } from './rate-limiters.ts';
import { createRequestLog } from './request-log.ts';
import { createServerClock } from './server-clock.ts';
import { siteFactsOf } from './site-facts.ts';
import type { SessionDependencies, StartedSession } from './started-session.ts';
import { createTriageOpener } from './triage-opener.ts';
import { BROWSER_PAGE, watchKeptTokens } from './watch-kept-tokens.ts';

/** How long a page that requires sign-in shows a skeleton for the silent attempt. Most attempts succeed sooner. */
const SILENT_WAIT_MS = 800;

/**
 * Starts the session: handles the response of a redirect, if there is one, and determines who is signed in. On pages that
 * require sign-in it then tries once to sign in silently, because a tab opened with Ctrl-click has no session.
 * Clears all fetched data on sign-out, including a sign-out in another tab.
 */
export async function beginSession(
  dependencies: Pick<SessionDependencies, 'wiring' | 'environment'>,
): Promise<StartedSession> {
  const { environment } = dependencies;
  const { configuration } = dependencies.wiring;
  const { clientId } = configuration;
  const { clock, isOnline, probeOrigin, random, localStore, location, addresses } = environment;
  const requests = createRequestLog({ fetch: dependencies.wiring.fetch, clock });
  const keptTokens = createKeptTokens({ clock, onWiped: (token) => responses.forget(token) });
  const responses = createApiResponses({ fetch: requests.fetch, clock, onAccepted: keptTokens.recordAccepted });
  const wiring = { ...dependencies.wiring, fetch: responses.fetch };
  const queryClient = createQueryClient();
  watchKeptTokens({ keptTokens, queryClient, clock, page: BROWSER_PAGE });
  const session = clientId === null ? null : await startLibrarySession(dependencies, clientId, keptTokens);
  const knownTenants = () => [
    configuration.tenant,
    ...configuration.customers.map(({ tenantId }) => tenantId),
    ...parseTenantSettings(createPreferenceStore(localStore).state().tenants).map(({ tenantId }) => tenantId),
    ...signedInTenants(session),
  ];
  const rateLimiterFor = createRateLimiters({
    store: localStore,
    clock,
    clientId,
    knownTenants,
    quotaFactor: wiring.quotaFactor,
  });
  const requestEffects = { clock, isOnline, probeOrigin, rateLimiterFor };
  const sources = createIncidentSources({ ...requestEffects, wiring, base: addresses.base, random });
  const triage = createTriageOpener(async (signal) => {
    const { openTriage } = await import('./open-triage.ts');
    return openTriage({ sources, queryClient, clock, signal });
  });
  if (session !== null) {
    const state = session.state();
    const isRequired = location.hash.startsWith('#/incidents');
    if (state.status === 'signed-out' && state.reason === 'never' && isRequired)
      await trySilentlyFor(session, SILENT_WAIT_MS);
    session.subscribe(() => {
      const current = session.state();
      if (current.status === 'signed-in') return;
      responses.clear();
      triage.end();
      // A sign-out clears everything. A sign-in that failed leaves what was read with kept tokens.
      if (current.status === 'signed-out' && current.reason !== 'never') queryClient.clear();
      else queryClient.removeQueries({ predicate: ({ queryKey: [id] }) => !isKept(keptTokens, id) });
    });
    environment.onPageRestored(session.resumed);
  }
  return {
    session,
    keptTokens,
    sampleTokens: wiring.sampleTokens ?? [],
    sources,
    queryClient,
    inspectorEffects: { ...requestEffects, fetch: requests.fetch },
    requests,
    responses,
    adminConsent: takeAdminConsentResponse(environment.sessionStore),
    consentAddressOf: wiring.consentAddressOf,
    consentRequests: createConsentRequests({ store: environment.sessionStore, newState: randomState }),
    triage,
    newVersion: createNewVersion({
      current: versionOfPage(),
      versionFile: `${addresses.base}version.json`,
      fetch: environment.fetch,
      clock,
      isOnline,
    }),
    serverClock: createServerClock({
      clock,
      probe: wiring.mode === 'demo' ? null : { fetch: environment.fetch, url: addresses.configurationFile },
    }),
    site: siteFactsOf(environment),
    resetSignIn: () => {
      forgetSignIn(environment.sessionStorage);
      location.reload();
    },
  };
}

/**
 * Tries to sign in silently, and resolves after `waitMs` at the latest. A host that forbids frames or isolates its pages
 * keeps the attempt from ending for seconds; the page offers to sign in meanwhile and changes if the attempt succeeds.
 */
export async function trySilentlyFor(session: Pick<LibrarySession, 'trySilentSignIn'>, waitMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, waitMs);
  });
  await Promise.race([session.trySilentSignIn(), timeout]);
  clearTimeout(timer);
}

function signedInTenants(session: LibrarySession | null): readonly string[] {
  const state = session?.state();
  return state?.status === 'signed-in' ? [state.account.tenantId] : [];
}

function isKept(keptTokens: KeptTokens, id: unknown): boolean {
  return keptTokens.state().some((entry) => entry.id === id);
}

async function startLibrarySession(
  dependencies: Pick<SessionDependencies, 'wiring' | 'environment'>,
  clientId: string,
  keptTokens: KeptTokens,
): Promise<LibrarySession> {
  const { wiring, environment } = dependencies;
  const { tenant, cloud, api } = wiring.configuration;
  const { clock, isOnline, openChannel, sessionStorage, localStorage, addresses } = environment;
  const { startSession } = await whenLoaded(() => import('../../access/start-session.ts'));
  return startSession({
    clientId,
    tenant,
    cloud,
    api,
    redirectUri: addresses.redirectUri,
    clock,
    sessionStorage,
    localStorage,
    isOnline,
    openChannel,
    onSignedOut: () => keptTokens.endAll('signed-out'),
    fetch: wiring.demoSignIn?.fetch ?? environment.fetch,
    ...(wiring.demoSignIn === null ? {} : { demo: wiring.demoSignIn, pageAfterSignOut: addresses.page }),
  });
}

/** The rooms that send requests decide about retries and refreshing, so React Query's own are off. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false } },
  });
}

/** An unguessable text of 32 hexadecimal digits. */
function randomState(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
