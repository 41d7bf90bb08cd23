import { lazy, use } from 'react';
import type { Session, SessionState } from '../../access/session.ts';
import { describeFailure } from '../../failures/describe-failure.ts';
import { tenantName } from '../context/tenant-name.ts';
import { useAppContext } from '../context/use-app-context.ts';
import { useFailureAction } from '../context/use-failure-action.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { RoutePage } from '../shell/route-page.tsx';
import { supportBundle } from './support-bundle.ts';

const TokenPage = lazy(async () => ({
  default: (await whenLoaded(import('../../inspector/page/token-page.tsx'))).TokenPage,
}));

/** The token inspector; works signed out. */
export function TokenRoute(props: { session: Session | null; state: SessionState }) {
  const { session, state } = props;
  const { wiring, addresses, apiChoice, effects, requests, starter } = useAppContext();
  const { rateLimiterFor } = use(starter.start());
  const signedInTenantId = state.status === 'signed-in' ? state.account.tenantId : null;
  const { configuration } = wiring;
  const act = useFailureAction(session, apiChoice.state());
  return (
    <RoutePage title="Token inspector">
      {/* A sign-out begins the page anew, with nothing of what was pasted. */}
      <TokenPage
        key={state.status}
        session={{
          heldTokens: () => session?.heldTokens() ?? Promise.resolve([]),
          renew: async (tenantId, api) => {
            await session?.accessContext({ tenantId, api }).accessToken({ forceRefresh: true });
          },
          acquisitions: () => session?.acquisitions() ?? [],
          signedInTenantId,
        }}
        deployment={{
          cloud: configuration.cloud,
          clientId: configuration.clientId,
          redirectUri: addresses.redirectUri,
          isDemo: wiring.mode === 'demo',
        }}
        effects={{ ...effects, fetch: wiring.fetch, rateLimiterFor }}
        tenantName={(tenantId: string) => tenantName(configuration, tenantId)}
        knownTenants={configuration.customers}
        describeFailure={describeFailure}
        onFailureAction={act}
        supportBundle={() =>
          supportBundle({
            now: effects.clock(),
            wiring,
            addresses,
            state,
            libraryVersion: session?.libraryVersion ?? null,
            acquisitions: session?.acquisitions() ?? [],
            requests: requests.entries(),
          })
        }
      />
    </RoutePage>
  );
}
