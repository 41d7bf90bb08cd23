import { QueryClient } from '@tanstack/react-query';
import type { LibrarySession } from '../../access/start-session.ts';
import type { PageAddresses } from '../configuration/page-addresses.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import type { AppEffects } from './app-effects.ts';
import { createIncidentSources } from './incident-sources.ts';
import { createRateLimiters } from './rate-limiters.ts';
import type { Started } from './session-starter.ts';
import type { Wiring } from './wiring.ts';

/**
 * Looks at sign-in: handles the answer of a redirect, if there is one, and finds out who is signed in. On a page that
 * only somebody signed in can see, one silent try with the sign-in service's own session follows (a tab opened by
 * Ctrl-click has none of its own). Everything fetched is forgotten at sign-out, whichever tab it happened in.
 */
export async function beginSession(
  wiring: Wiring,
  addresses: PageAddresses,
  effects: AppEffects,
  needsSignIn: () => boolean,
): Promise<Started> {
  const queryClient = createQueryClient();
  const { configuration } = wiring;
  const { clientId } = configuration;
  const session = clientId === null ? null : await startWith(wiring, addresses, effects);
  const knownTenants = () => [
    configuration.tenant,
    ...configuration.customers.map(({ tenantId }) => tenantId),
    ...signedInTenants(session),
  ];
  const rateLimiterFor = createRateLimiters({
    store: effects.localStore,
    clock: effects.clock,
    clientId,
    knownTenants,
  });
  const sources = createIncidentSources({
    wiring,
    base: addresses.base,
    rateLimiterFor,
    clock: effects.clock,
    isOnline: effects.isOnline,
    probeOrigin: effects.probeOrigin,
    random: effects.random,
  });
  if (session === null) return { session, queryClient, sources, rateLimiterFor };
  const state = session.state();
  if (state.status === 'signed-out' && state.reason === 'never' && needsSignIn()) await session.trySilentSignIn();
  session.subscribe(() => {
    if (session.state().status !== 'signed-in') queryClient.clear();
  });
  return { session, queryClient, sources, rateLimiterFor };
}

function signedInTenants(session: LibrarySession | null): readonly string[] {
  const state = session?.state();
  return state?.status === 'signed-in' ? [state.account.tenantId] : [];
}

async function startWith(wiring: Wiring, addresses: PageAddresses, effects: AppEffects): Promise<LibrarySession> {
  const { startSession } = await whenLoaded(import('../../access/start-session.ts'));
  const { clientId, tenant, cloud, api } = wiring.configuration;
  return startSession({
    clientId: clientId ?? '',
    tenant,
    cloud,
    api,
    redirectUri: addresses.redirectUri,
    clock: effects.clock,
    sessionStorage: effects.storage.session,
    localStorage: effects.storage.local,
    isOnline: effects.isOnline,
    openChannel: effects.openChannel,
    fetch: wiring.demoSignIn?.fetch ?? effects.fetch,
    ...(wiring.demoSignIn === null
      ? {}
      : { demo: wiring.demoSignIn, pageAfterSignOut: `${addresses.base}${effects.query}` }),
  });
}

/** Retrying, waiting and refreshing are decided where the facts are: in the rooms that ask. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false } },
  });
}
