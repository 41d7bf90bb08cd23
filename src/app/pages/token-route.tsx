import { use } from 'react';
import type { Session, SessionState } from '../../access/session.ts';
import { describeFailure } from '../../failures/describe-failure.ts';
import { tenantName } from '../context/tenant-name.ts';
import { useAppState } from '../context/use-app-state.ts';
import { useFailureAction } from '../context/use-failure-action.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import { RoutePage } from '../shell/route-page.tsx';
import { supportBundle } from './support-bundle.ts';

const TokenPage = lazyPage(
  () => import('../../inspector/page/token-page.tsx'),
  (module) => module.TokenPage,
);

/** The token inspector. Works signed out. */
export function TokenRoute(props: { session: Session | null; state: SessionState }) {
  const { session, state } = props;
  const { deployment, apiChoice, sessionStarter } = useAppState();
  const { configuration, addresses, mode } = deployment;
  const { inspectorEffects, requests, responses } = use(sessionStarter.start());
  const signedInTenantId = state.status === 'signed-in' ? state.account.tenantId : null;
  const handleAction = useFailureAction(session, apiChoice.state());
  return (
    <RoutePage title="Token inspector">
      {/* The key clears pasted tokens on sign-out. */}
      <TokenPage
        key={state.status}
        session={{
          heldTokens: () => session?.heldTokens() ?? Promise.resolve([]),
          renew: async (tenantId, api) => {
            await session?.accessContext({ tenantId, api }).accessToken({ forceRefresh: true });
          },
          acquisitions: () => session?.acquisitions() ?? [],
          lastResponseTo: responses.lastResponseTo,
          signedInTenantId,
        }}
        deployment={{
          cloud: configuration.cloud,
          clientId: configuration.clientId,
          redirectUri: addresses.redirectUri,
          isDemo: mode === 'demo',
        }}
        effects={inspectorEffects}
        tenantName={(tenantId: string) => tenantName(configuration, tenantId)}
        knownTenants={configuration.customers}
        describeFailure={describeFailure}
        onFailureAction={handleAction}
        supportBundle={() =>
          supportBundle({
            now: inspectorEffects.clock(),
            deployment,
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
