import { lazy, type ReactNode, useSyncExternalStore } from 'react';
import type { SignedInAccount } from '../../access/access-context.ts';
import type { Session } from '../../access/session.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { describeFailure } from '../../failures/describe-failure.ts';
import { useIncidentRoute } from '../../navigation/use-incident-route.ts';
import { isGuid } from '../../std/guid.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { tenantName } from '../context/tenant-name.ts';
import { useAppContext } from '../context/use-app-context.ts';
import { useFailureAction } from '../context/use-failure-action.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { RoutePage } from '../shell/route-page.tsx';
import { UnknownRoute } from './unknown-route.tsx';

const IncidentPage = lazy(async () => ({
  default: (await whenLoaded(import('../../incidents/page/incident-page.tsx'))).IncidentPage,
}));

/** Both APIs number their incidents. */
const INCIDENT_ID = /^\d{1,19}$/;

type Props = {
  account: SignedInAccount | null;
  session: Session | null;
  queueSources: readonly IncidentSource[];
  /** The source of a tenant, which need not be in the queue; `null` without an access context for it. */
  sourceIn: (tenantId: string) => IncidentSource | null;
  withoutContext: ReactNode;
};

/**
 * One incident. The URL names its tenant and its id. The tenant id becomes part of the authority that tokens are requested
 * from, so anything but a GUID and a number is an unknown page.
 */
export function IncidentRoute(props: Props) {
  const { tenantId, incidentId } = useIncidentRoute();
  return isGuid(tenantId) && INCIDENT_ID.test(incidentId) ? (
    <IncidentOfTenant {...props} tenantId={tenantId.toLowerCase()} />
  ) : (
    <UnknownRoute />
  );
}

function IncidentOfTenant(props: Props & { tenantId: string }) {
  const { tenantId } = props;
  const { addresses, wiring, apiChoice } = useAppContext();
  const { incidentId } = useIncidentRoute();
  const api = useSyncExternalStore(apiChoice.subscribe, apiChoice.state);
  const act = useFailureAction(props.session, api);
  const source = props.sourceIn(tenantId);
  if (source === null) return props.withoutContext;
  return (
    <RoutePage title={`Incident ${inertTextOf(incidentId, 40)}`}>
      <IncidentPage
        key={`${source.contextId} ${incidentId}`}
        source={source}
        queueSources={props.queueSources}
        incidentId={incidentId}
        tenantName={(id: string) => tenantName(wiring.configuration, id)}
        portalOrigin={wiring.configuration.cloud.portalOrigin}
        me={props.account?.username ?? null}
        linkTo={(path) => `${addresses.base}#${path}`}
        describeFailure={describeFailure}
        onFailureAction={act}
      />
    </RoutePage>
  );
}
