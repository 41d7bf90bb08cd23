import { use } from 'react';
import type { Session } from '../../access/session.ts';
import { discoverTenant } from '../../tenants/list/tenant-discovery.ts';
import { useStore } from '../../ui/use-store.ts';
import { parseConfiguration } from '../configuration/parse-configuration.ts';
import type { IncidentSources } from '../context/incident-sources.ts';
import { apiBaseUrlOf } from '../context/incident-sources.ts';
import { useAppState } from '../context/use-app-state.ts';
import { useDescribeFailure } from '../context/use-describe-failure.ts';
import { useFailureAction } from '../context/use-failure-action.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import { RoutePage } from '../shell/route-page.tsx';
import { offerDownload } from './offer-download.ts';

const SetupPage = lazyPage(
  () => import('../../setup/page/setup-page.tsx'),
  (module) => module.SetupPage,
);

/**
 * The setup page. Works signed out. In the demo it registers for the real configuration of the deployment, and checks the
 * demo's own.
 */
export function SetupRoute(props: { session: Session | null; sources: IncidentSources }) {
  const { session, sources } = props;
  const { deployment, apiChoice, sessionStarter } = useAppState();
  const { configuration, deployed, addresses } = deployment;
  const api = useStore(apiChoice);
  const { inspectorEffects, site } = use(sessionStarter.start());
  const { clock, fetch, isOnline } = inspectorEffects;
  const describeFailure = useDescribeFailure();
  const handleAction = useFailureAction(session, api);
  return (
    <RoutePage title="Setup">
      <SetupPage
        redirectUri={addresses.redirectUri}
        configured={{ ...deployed, cloud: deployed.cloud.name }}
        checkConfiguration={(content) => {
          const parsed = parseConfiguration(content);
          return parsed.ok ? [] : parsed.problem;
        }}
        onDownload={offerDownload}
        check={{
          configuration: { ...configuration, api, apiBaseUrl: apiBaseUrlOf({ configuration }, api, addresses.base) },
          page: {
            address: addresses.page,
            redirectUri: addresses.redirectUri,
            isSecureContext: site.isSecureContext,
            canStore: site.canStore,
          },
          clock,
          fetch,
          isOnline,
          ownHostTime: site.hostTime,
          discoverTenant: async (tenant, signal) => {
            const found = await discoverTenant(tenant, { cloud: configuration.cloud, fetch, signal });
            return found.ok ? { ok: true, ...found.value } : { ok: false, code: found.problem.code };
          },
          session:
            session === null
              ? null
              : {
                  state: session.state,
                  checkRegistration: session.checkRegistration,
                  accessToken: (tenantId, request) => session.accessContext({ tenantId, api }).accessToken(request),
                },
          sourceFor: (tenantId) => {
            if (session === null) throw new Error('A source requires a session');
            return sources.sourceFor(session.accessContext({ tenantId, api }));
          },
          describeFailure,
        }}
        onFailureAction={handleAction}
      />
    </RoutePage>
  );
}
