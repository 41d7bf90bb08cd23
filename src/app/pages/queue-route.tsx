import type { Session } from '../../access/session.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { queueViewCodec } from '../../incidents/views/queue-view.ts';
import { parseViewSettings } from '../../incidents/views/saved-views.ts';
import { ROUTES } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { useSearchState } from '../../navigation/use-search-state.ts';
import type { ListedTenant } from '../../tenants/list/tenant-list.ts';
import { TenantMenu } from '../../tenants/queue/tenant-menu.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useAppState } from '../context/use-app-state.ts';
import { useDescribeFailure } from '../context/use-describe-failure.ts';
import { useFailureAction } from '../context/use-failure-action.ts';
import { useTenantName } from '../context/use-tenants.ts';
import { useTriage } from '../context/use-triage.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import { RoutePage } from '../shell/route-page.tsx';
import { offerDownload } from './offer-download.ts';

const IncidentsPage = lazyPage(
  () => import('../../incidents/queue/incidents-page.tsx'),
  (module) => module.IncidentsPage,
);

/** The queue over one or more sources. `me` is `null` where no user reads them. */
export function QueueRoute(props: {
  me: string | null;
  session: Session | null;
  sources: readonly IncidentSource[];
  tenants: readonly ListedTenant[];
  /** How many tenants the URL names that are not listed. */
  unknownCount: number;
}) {
  const { sources, tenants } = props;
  const [, changeView] = useSearchState(queueViewCodec);
  const goTo = useGoTo();
  const { deployment, apiChoice, preferences } = useAppState();
  const { configuration, addresses, mode } = deployment;
  const api = useStore(apiChoice);
  const { views, table } = useStore(preferences);
  const tenantName = useTenantName();
  const describeFailure = useDescribeFailure();
  const handleAction = useFailureAction(props.session, api);
  const triage = useTriage({
    session: props.session,
    api,
    me: props.me,
    describeFailure,
    onFailureAction: handleAction,
    onDownload: offerDownload,
  });
  return (
    <RoutePage title="Incidents">
      <IncidentsPage
        sources={sources}
        tenantName={tenantName}
        portalOrigin={configuration.cloud.portalOrigin}
        me={props.me}
        preferences={{ views: parseViewSettings(views), table, onChange: preferences.change }}
        pageAddress={addresses.page}
        isDemo={mode === 'demo'}
        tenantMenu={(failedIds) => (
          <TenantMenu
            tenants={tenants}
            chosenIds={sources.map(({ tenantId }) => tenantId.toLowerCase())}
            failedIds={failedIds}
            unknownCount={props.unknownCount}
            onChoose={(tenantIds) => changeView({ tenants: tenantIds, open: '' })}
            onManage={() => goTo(ROUTES.tenants)}
          />
        )}
        onDownload={offerDownload}
        describeFailure={describeFailure}
        onFailureAction={handleAction}
        triage={triage}
      />
    </RoutePage>
  );
}
