import { useQuery, useQueryClient } from '@tanstack/react-query';
import { incidentListQuery, incidentQuery } from '../../defender/incident-queries.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { Incident } from '../../defender/model/incident.ts';
import type { IncidentList } from '../../defender/paging/incident-list.ts';
import { HttpError } from '../../http/http-error.ts';
import { Link } from '../../navigation/link.tsx';
import { incidentsPath } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { useSearchState } from '../../navigation/use-search-state.ts';
import { Button } from '../../ui/button.tsx';
import { buttonClass } from '../../ui/button-class.ts';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type TriageSlot, useOwnVersions } from '../triage/use-own-versions.ts';
import { incidentAddress, incidentLink, incidentViewCodec } from '../views/incident-view.ts';
import { IncidentCrumbs } from './incident-crumbs.tsx';
import { IncidentHead } from './incident-head.tsx';
import styles from './incident-page.module.css';
import { IncidentTabs } from './incident-tabs.tsx';
import { MergedNotice } from './merged-notice.tsx';
import { useNeighbours } from './use-neighbours.ts';

/**
 * The page of one incident. Always requests the incident, and shows the version from the queue until it arrives. Handles the
 * `retry` action itself and passes all others to `onFailureAction`.
 */
export function IncidentPage(props: {
  source: IncidentSource;
  /** The sources of the queue, for the previous and the next incident. */
  queueSources: readonly IncidentSource[];
  incidentId: string;
  tenantName: (tenantId: string) => string;
  portalOrigin: string;
  /** The signed-in user's name in the APIs; `null` in an application context. */
  me: string | null;
  /** The app's URL without a fragment: the start of links to incidents. */
  pageAddress: string;
  describeFailure: (error: unknown) => FailureMessage;
  onFailureAction: (action: FailureAction, error: unknown) => void;
  triage: TriageSlot;
}) {
  const { source, incidentId, triage } = props;
  const own = useOwnVersions(triage);
  const client = useQueryClient();
  const listed = client
    .getQueryData<IncidentList>(incidentListQuery(source).queryKey)
    ?.incidents.find((incident) => incident.id === incidentId);
  const query = useQuery(incidentQuery(source, incidentId, listed));
  const read: Incident | undefined = query.data ?? listed;
  const incident = read === undefined ? undefined : own.versionsIn(source.contextId)([read])[0];
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
  const goTo = useGoTo();
  const { next } = neighbours;
  const goOn = next === null ? null : () => goTo(incidentAddress(next.incident, { tab: view.tab, view: view.view }));
  const items = incident === undefined ? [] : [{ source, incident }];
  const isUnavailable = incident !== undefined && error instanceof HttpError && error.code === 'not-found';
  const handleFailure = (action: FailureAction) =>
    action === 'retry' ? void query.refetch() : props.onFailureAction(action, error);
  return (
    <div className={styles.page}>
      {isUnavailable ? <UnavailableNotice incident={incident} onRetry={() => void query.refetch()} /> : null}
      {error === null || isUnavailable || incident === undefined ? null : (
        <FailureNotice layout="band" message={props.describeFailure(error)} onAction={handleFailure} />
      )}
      {incident === undefined ? (
        <>
          <div className={styles.head}>
            <IncidentCrumbs incidentId={incidentId} tenantName={tenantName} view={view.view} />
            <PageHeading>
              Incident <InertText text={incidentId} maxLength={40} />
            </PageHeading>
          </div>
          {error === null ? (
            <SkeletonRows rows={8} label="Loading incident" />
          ) : (
            <div className={styles.failed}>
              <FailureNotice
                layout="page"
                message={props.describeFailure(error)}
                onAction={handleFailure}
                dismiss={
                  <Link to={incidentsPath(view.view)} className={buttonClass({ size: 'small' })}>
                    Back to incidents
                  </Link>
                }
              />
            </div>
          )}
        </>
      ) : (
        <>
          <IncidentHead
            incident={incident}
            tenantName={tenantName}
            portalOrigin={props.portalOrigin}
            neighbours={neighbours}
            change={triage === null ? null : <triage.Actions {...triage.props} items={items} onNext={goOn} />}
            view={view}
            link={incidentLink(props.pageAddress, incident, { tab: view.tab, alert: view.alert })}
            isLoading={query.fetchStatus === 'fetching'}
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
            onComment={
              triage === null || incident.redirectedTo !== null || triage.props.triage.accessOf(source) === null
                ? null
                : () => void triage.props.triage.begin(items, 'comment')
            }
          />
        </>
      )}
      {triage === null ? null : <triage.Host {...triage.props} targets={() => items} people={() => []} onNext={goOn} />}
    </div>
  );
}

/** Reports that the API no longer returns the incident and that the page shows the last loaded version. */
function UnavailableNotice(props: { incident: Incident; onRetry: () => void }) {
  return (
    <Notice
      tone="warning"
      layout="band"
      role="alert"
      title="This incident is no longer available"
      actions={
        <Button size="small" onClick={props.onRetry}>
          Try again
        </Button>
      }
    >
      <p>
        It was deleted or merged, or your role no longer has access. Showing the last loaded version, updated{' '}
        <Moment instant={props.incident.lastUpdate} form="short" />.
      </p>
    </Notice>
  );
}
