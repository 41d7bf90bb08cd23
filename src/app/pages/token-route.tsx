import { use } from 'react';
import type { Session, SessionState } from '../../access/session.ts';
import { describeFailure } from '../../failures/describe-failure.ts';
import { incidentsPath } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { useStore } from '../../ui/use-store.ts';
import { defaultViewOf } from '../context/default-view.ts';
import { useAppState } from '../context/use-app-state.ts';
import { useFailureAction } from '../context/use-failure-action.ts';
import { useTenantName } from '../context/use-tenants.ts';
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
  const { deployment, apiChoice, sessionStarter, preferences } = useAppState();
  const api = useStore(apiChoice);
  const goTo = useGoTo();
  const { configuration, addresses, mode } = deployment;
  const { inspectorEffects, keptTokens, sampleTokens, sources, requests, responses } = use(sessionStarter.start());
  const signedInTenantId = state.status === 'signed-in' ? state.account.tenantId : null;
  const handleAction = useFailureAction(session, api);
  const tenantName = useTenantName();
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
        samples={sampleTokens}
        kept={{
          keptTokens,
          hostOf: sources.hostOf,
          isRead: (entry) => entry.isInUse && entry.api === api,
          isOwnTenant: ({ tenantId }) => tenantId === signedInTenantId?.toLowerCase(),
          use: (entry) => {
            keptTokens.use(entry.id);
            if (entry.api !== api) apiChoice.switchApi();
            // The heading takes the focus and would otherwise scroll the banner above it out of view.
            scrollTo(0, 0);
            goTo(incidentsPath(defaultViewOf(preferences.state().views)));
          },
        }}
        deployment={{
          cloud: configuration.cloud,
          clientId: configuration.clientId,
          redirectUri: addresses.redirectUri,
          isDemo: mode === 'demo',
        }}
        effects={inspectorEffects}
        tenantName={tenantName}
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
