import { useQuery, useQueryClient } from '@tanstack/react-query';
import { incidentListQuery, incidentQuery } from '../../defender/incident-queries.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { Incident } from '../../defender/model/incident.ts';
import type { IncidentList } from '../../defender/paging/incident-list.ts';
import { HttpError } from '../../http/http-error.ts';
import { useSearchState } from '../../navigation/use-search-state.ts';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { incidentAddress, incidentViewCodec } from '../views/incident-view.ts';
import { GoneNotice } from './gone-notice.tsx';
import { IncidentCrumbs } from './incident-crumbs.tsx';
import { IncidentHead } from './incident-head.tsx';
import styles from './incident-page.module.css';
import { IncidentTabs } from './incident-tabs.tsx';
import { MergedNotice } from './merged-notice.tsx';
import { useNeighbours } from './use-neighbours.ts';

/**
 * One incident, always asked for afresh; what the queue had read is shown until it is there. `retry` is done here; every
 * other failure action is handed up with its error.
 */
export function IncidentPage(props: {
  source: IncidentSource;
  /** The sources of the queue, for the previous and the next incident. */
  queueSources: readonly IncidentSource[];
  incidentId: string;
  tenantName: (tenantId: string) => string;
  portalOrigin: string;
  /** The name services know the reader by; `null` where nobody is signed in as a user. */
  me: string | null;
  /** The whole address of a page of the app, to give to somebody else. */
  linkTo: (path: string) => string;
  describeFailure: (error: unknown) => FailureMessage;
  onFailureAction: (action: FailureAction, error: unknown) => void;
}) {
  const { source, incidentId } = props;
  const client = useQueryClient();
  const listed = client
    .getQueryData<IncidentList>(incidentListQuery(source).queryKey)
    ?.incidents.find((incident) => incident.id === incidentId);
  const query = useQuery(incidentQuery(source, incidentId, listed));
  const incident: Incident | undefined = query.data ?? listed;
  const { error } = query;
  const tenantName = props.tenantName(source.tenantId);
  const [view, changeView] = useSearchState(incidentViewCodec);
  const neighbours = useNeighbours({
    source,
    queueSources: props.queueSources,
    incidentId,
    view: view.view,
    me: props.me,
    tenantName: props.tenantName,
  });
  const isGone = incident !== undefined && error instanceof HttpError && error.code === 'not-found';
  return (
    <div className={styles.page}>
      {isGone ? <GoneNotice incident={incident} onRetry={() => void query.refetch()} /> : null}
      {error === null || isGone ? null : (
        <FailureNotice
          layout="band"
          message={props.describeFailure(error)}
          onAction={(action) => (action === 'retry' ? void query.refetch() : props.onFailureAction(action, error))}
        />
      )}
      {incident === undefined ? (
        <div className={styles.head}>
          <IncidentCrumbs incidentId={incidentId} tenantName={tenantName} view={view.view} />
          <PageHeading>
            Incident <InertText text={incidentId} maxLength={40} />
          </PageHeading>
          {error === null ? <SkeletonRows rows={8} label="Loading the incident" /> : null}
        </div>
      ) : (
        <>
          <IncidentHead
            incident={incident}
            tenantName={tenantName}
            portalOrigin={props.portalOrigin}
            neighbours={neighbours}
            view={view}
            link={props.linkTo(incidentAddress(incident))}
            isReading={query.fetchStatus === 'fetching'}
            onRefresh={() => void query.refetch()}
          />
          {incident.redirectedTo === null ? null : (
            <MergedNotice source={source} into={incident.redirectedTo} view={view.view} />
          )}
          <IncidentTabs
            incident={incident}
            tenantName={tenantName}
            portalOrigin={props.portalOrigin}
            view={view}
            onView={changeView}
          />
        </>
      )}
    </div>
  );
}
