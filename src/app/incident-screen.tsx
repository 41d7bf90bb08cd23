import { lazy, useSyncExternalStore } from 'react';
import type { SignedInAccount } from '../access/access-context.ts';
import type { Session } from '../access/session.ts';
import { useIncidentRoute } from '../navigation/use-incident-route.ts';
import { inertTextOf } from '../ui/inert-text-parts.ts';
import { chosenApi } from './chosen-api.ts';
import { describeFailure } from './describe-failure.ts';
import type { IncidentSources } from './incident-sources.ts';
import { RoutePage } from './route-page.tsx';
import { tenantName } from './tenant-name.ts';
import { useAppContext } from './use-app-context.ts';
import { useFailureAction } from './use-failure-action.ts';
import { whenLoaded } from './when-loaded.ts';

const IncidentPage = lazy(async () => ({
  default: (await whenLoaded(import('../incidents/incident-page.tsx'))).IncidentPage,
}));

/** One incident. The address names tenant and incident; the tenant need not be the one signed in to. */
export function IncidentScreen(props: { account: SignedInAccount; session: Session; sources: IncidentSources }) {
  const { wiring, preferences } = useAppContext();
  const { tenantId, incidentId } = useIncidentRoute();
  const api = chosenApi(wiring.configuration, useSyncExternalStore(preferences.subscribe, preferences.state));
  const act = useFailureAction(props.session, api);
  return (
    <RoutePage title={`Incident ${inertTextOf(incidentId, 40)}`}>
      <IncidentPage
        key={`${tenantId} ${incidentId} ${api}`}
        source={props.sources.sourceFor(tenantId, api)}
        incidentId={incidentId}
        tenantName={(id: string) => tenantName(wiring.configuration, id)}
        portalOrigin={wiring.configuration.cloud.portalOrigin}
        describeFailure={describeFailure}
        onFailureAction={act}
      />
    </RoutePage>
  );
}
