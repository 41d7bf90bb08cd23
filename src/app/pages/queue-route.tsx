import { lazy, useSyncExternalStore } from 'react';
import type { SignedInAccount } from '../../access/access-context.ts';
import type { Session } from '../../access/session.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { describeFailure } from '../../failures/describe-failure.ts';
import { parseViewSettings } from '../../incidents/views/saved-views.ts';
import { tenantName } from '../context/tenant-name.ts';
import { useAppContext } from '../context/use-app-context.ts';
import { useFailureAction } from '../context/use-failure-action.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { RoutePage } from '../shell/route-page.tsx';
import { offerDownload } from './offer-download.ts';

const IncidentsPage = lazy(async () => ({
  default: (await whenLoaded(import('../../incidents/queue/incidents-page.tsx'))).IncidentsPage,
}));

/** The queue over one or more sources. `account` is `null` where no user is signed in. */
export function QueueRoute(props: {
  account: SignedInAccount | null;
  session: Session | null;
  sources: readonly IncidentSource[];
}) {
  const { wiring, apiChoice, preferences, addresses, effects } = useAppContext();
  const api = useSyncExternalStore(apiChoice.subscribe, apiChoice.state);
  const { views, table } = useSyncExternalStore(preferences.subscribe, preferences.state);
  const act = useFailureAction(props.session, api);
  return (
    <RoutePage title="Incidents">
      <IncidentsPage
        sources={props.sources}
        tenantName={(tenantId) => tenantName(wiring.configuration, tenantId)}
        portalOrigin={wiring.configuration.cloud.portalOrigin}
        me={props.account?.username ?? null}
        viewSettings={parseViewSettings(views)}
        onViewSettings={(settings) => preferences.change({ views: settings })}
        tableSettings={table}
        onTableSettings={(settings) => preferences.change({ table: settings })}
        pageAddress={`${addresses.base}${effects.query}`}
        isDemo={wiring.mode === 'demo'}
        onDownload={offerDownload}
        describeFailure={describeFailure}
        onFailureAction={act}
      />
    </RoutePage>
  );
}
