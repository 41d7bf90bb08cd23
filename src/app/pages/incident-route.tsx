import type { ReactNode } from 'react';
import type { Session } from '../../access/session.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { isIncidentId } from '../../defender/model/incident-id.ts';
import { useIncidentRoute } from '../../navigation/use-incident-route.ts';
import { isGuid } from '../../std/guid.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { useStore } from '../../ui/use-store.ts';
import { useAppState } from '../context/use-app-state.ts';
import { useDescribeFailure } from '../context/use-describe-failure.ts';
import { useFailureAction } from '../context/use-failure-action.ts';
import { useTenantName } from '../context/use-tenants.ts';
import { useTriage } from '../context/use-triage.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import { RoutePage } from '../shell/route-page.tsx';
import { offerDownload } from './offer-download.ts';
import { UnknownRoute } from './unknown-route.tsx';

const IncidentPage = lazyPage(
  () => import('../../incidents/page/incident-page.tsx'),
  (module) => module.IncidentPage,
);

type Props = {
  /** The name of the user who reads; `null` where no user does. */
  me: string | null;
  session: Session | null;
  queueSources: readonly IncidentSource[];
  /** The source of a tenant, which need not be in the queue; `null` without an access context for it. */
  sourceIn: (tenantId: string) => IncidentSource | null;
  withoutContext: ReactNode;
};

/**
 * One incident. The URL names its tenant and its id. The tenant id becomes part of the authority that tokens are requested
 * from, so anything but a GUID and a possible incident id is an unknown page.
 */
export function IncidentRoute(props: Props) {
  const { tenantId, incidentId } = useIncidentRoute();
  return isGuid(tenantId) && isIncidentId(incidentId) ? (
    <IncidentOfTenant {...props} tenantId={tenantId.toLowerCase()} />
  ) : (
    <UnknownRoute />
  );
}

function IncidentOfTenant(props: Props & { tenantId: string }) {
  const { tenantId } = props;
  const { deployment, apiChoice } = useAppState();
  const { configuration, addresses } = deployment;
  const { incidentId } = useIncidentRoute();
  const api = useStore(apiChoice);
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
  const source = props.sourceIn(tenantId);
  if (source === null) return props.withoutContext;
  return (
    <RoutePage title={`Incident ${inertTextOf(incidentId, 40)}`}>
      <IncidentPage
        key={`${source.contextId} ${incidentId}`}
        source={source}
        queueSources={props.queueSources}
        incidentId={incidentId}
        tenantName={tenantName}
        portalOrigin={configuration.cloud.portalOrigin}
        me={props.me}
        pageAddress={addresses.page}
        describeFailure={describeFailure}
        onFailureAction={handleAction}
        triage={triage}
      />
    </RoutePage>
  );
}
