import type { Session } from '../../access/session.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { parseViewSettings } from '../../incidents/views/saved-views.ts';
import { useStore } from '../../ui/use-store.ts';
import { useAppState } from '../context/use-app-state.ts';
import { useDescribeFailure } from '../context/use-describe-failure.ts';
import { useFailureAction } from '../context/use-failure-action.ts';
import { useTenantName } from '../context/use-tenants.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import { RoutePage } from '../shell/route-page.tsx';
import { offerDownload } from './offer-download.ts';

const IncidentsPage = lazyPage(
  () => import('../../incidents/queue/incidents-page.tsx'),
  (module) => module.IncidentsPage,
);

/** The queue over one or more sources. `me` is `null` where no user reads them. */
export function QueueRoute(props: { me: string | null; session: Session | null; sources: readonly IncidentSource[] }) {
  const { deployment, apiChoice, preferences } = useAppState();
  const { configuration, addresses, mode } = deployment;
  const api = useStore(apiChoice);
  const { views, table } = useStore(preferences);
  const tenantName = useTenantName();
  const describeFailure = useDescribeFailure();
  const handleAction = useFailureAction(props.session, api);
  return (
    <RoutePage title="Incidents">
      <IncidentsPage
        sources={props.sources}
        tenantName={tenantName}
        portalOrigin={configuration.cloud.portalOrigin}
        me={props.me}
        preferences={{ views: parseViewSettings(views), table, onChange: preferences.change }}
        pageAddress={addresses.page}
        isDemo={mode === 'demo'}
        onDownload={offerDownload}
        describeFailure={describeFailure}
        onFailureAction={handleAction}
      />
    </RoutePage>
  );
}
