import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { incidentListQuery, loadAllIncidents, refreshIncidents } from '../defender/incident-queries.ts';
import type { IncidentSource } from '../defender/incident-source.ts';
import { useSearchState } from '../navigation/use-search-state.ts';
import { MINUTE_MS } from '../std/time.ts';
import type { FailureAction, FailureWords } from '../ui/failure-words.ts';
import { useNow } from '../ui/use-now.ts';
import { completenessOf } from './completeness.ts';
import { ExplainButton } from './explain-button.tsx';
import { filterRows } from './filter-rows.ts';
import { parseIncidentKey } from './incident-key.ts';
import { focusPanel, IncidentPanel } from './incident-panel.tsx';
import { IncidentTable } from './incident-table.tsx';
import { NoRows } from './no-rows.tsx';
import styles from './queue.module.css';
import { type FilterContext, NO_FILTER } from './queue-filter.ts';
import { QueueFilters } from './queue-filters.tsx';
import { QueueFoot } from './queue-foot.tsx';
import { QueueHead } from './queue-head.tsx';
import { QueueNotices } from './queue-notices.tsx';
import { queueRowOf } from './queue-row.ts';
import { QueueSummary } from './queue-summary.tsx';
import { type QueueView, queueViewCodec } from './queue-view.ts';
import { QueueViews } from './queue-views.tsx';
import type { ViewSettings } from './saved-views.ts';
import { FIRST_DIRECTION, type QueueSort, sortRows } from './sort-rows.ts';
import { sourceReading } from './source-reading.ts';

/**
 * The queue over one source or many. All incidents are read; the view, which stands in the address, filters and sorts
 * what was loaded. `retry` is done here; every other failure action is handed up with its error.
 */
export function IncidentsPage(props: {
  sources: readonly IncidentSource[];
  tenantName: (tenantId: string) => string;
  portalOrigin: string;
  /** The name services know the reader by; `null` where nobody is signed in as a user. */
  me: string | null;
  viewSettings: ViewSettings;
  onViewSettings: (settings: ViewSettings) => void;
  onDownload: (file: { readonly name: string; readonly text: string }) => void;
  describeFailure: (error: unknown) => FailureWords;
  onFailureAction: (action: FailureAction, error: unknown) => void;
}) {
  const { sources } = props;
  const client = useQueryClient();
  const [view, changeView] = useSearchState(queueViewCodec);
  const results = useQueries({ queries: sources.map((source) => incidentListQuery(source)) });
  const readings = sources.map((source, index) =>
    sourceReading(source, props.tenantName(source.tenantId), results[index]),
  );
  const rows = readings.flatMap((reading) =>
    (reading.list?.incidents ?? []).map((incident) => queueRowOf(incident, reading.tenantName)),
  );
  const context: FilterContext = { me: props.me?.toLowerCase() ?? null, now: useNow(MINUTE_MS) };
  const shown = sortRows(filterRows(rows, view, context), view.sort, view.direction);
  const completeness = completenessOf(readings);
  // Before anything was read, a zero would be a claim.
  const isKnown = completeness.loaded > 0 || completeness.isComplete;

  const refresh = (chosen: readonly IncidentSource[]) => {
    for (const source of chosen) void refreshIncidents(client, source);
  };
  const loadAll = () => {
    for (const reading of readings) {
      if (reading.list?.reading === 'paused') void loadAllIncidents(client, reading.source);
    }
  };
  const panelTakesFocus = useRef(false);
  const open = (key: string, goTo: 'panel' | 'list') => {
    panelTakesFocus.current = goTo === 'panel';
    if (key !== view.open) changeView({ open: key }, { history: view.open === '' ? 'push' : 'replace' });
    else if (goTo === 'panel') focusPanel();
  };
  const close = () => changeView({ open: '' });
  const sortBy = (sort: QueueSort) => changeView(nextSort(view, sort));

  const opened = parseIncidentKey(view.open);
  const openedSource = sources.find((source) => source.tenantId === opened?.tenantId);
  const position = shown.findIndex((row) => row.key === view.open);

  return (
    <div className={styles.queue}>
      <div className={styles.alerts}>
        <QueueNotices
          readings={readings}
          describeFailure={props.describeFailure}
          onRetry={(source) => refresh([source])}
          onFailureAction={props.onFailureAction}
        />
      </div>
      <div className={styles.main} data-scroller>
        <QueueHead readings={readings} completeness={completeness} onRefresh={() => refresh(sources)} />
        <QueueViews
          {...{ rows, view, context, isKnown }}
          settings={props.viewSettings}
          onSettings={props.onViewSettings}
          onDownload={props.onDownload}
          onChange={(chosen) => changeView({ ...chosen, open: view.open })}
        />
        <QueueSummary {...{ rows, view, context, isKnown }} onChange={changeView} />
        <QueueFilters
          {...{ rows, view, context }}
          onChange={changeView}
          end={<ExplainButton {...{ readings, view, context }} />}
        />
        {shown.length > 0 ? (
          <IncidentTable
            rows={shown}
            sort={view.sort}
            direction={view.direction}
            showsTenant={sources.length > 1}
            openKey={view.open}
            onSort={sortBy}
            onOpen={open}
          />
        ) : (
          <NoRows completeness={completeness} view={view} onShowAll={() => changeView(NO_FILTER)} />
        )}
      </div>
      {opened === null || openedSource === undefined ? null : (
        <IncidentPanel
          source={openedSource}
          incidentId={opened.id}
          listed={rows.find((row) => row.key === view.open)?.incident}
          tenantName={sources.length > 1 ? props.tenantName(openedSource.tenantId) : null}
          portalOrigin={props.portalOrigin}
          place={position === -1 ? null : { position, total: shown.length }}
          describeFailure={props.describeFailure}
          onFailureAction={props.onFailureAction}
          onMove={(step) => {
            const next = shown[position + step];
            if (position !== -1 && next !== undefined) open(next.key, 'list');
          }}
          takesFocus={panelTakesFocus}
          onClose={close}
        />
      )}
      <QueueFoot readings={readings} completeness={completeness} shown={shown.length} onLoadAll={loadAll} />
    </div>
  );
}

/** A press on the sorted column turns it round; on another one it starts as that column is mostly wanted. */
function nextSort(view: QueueView, sort: QueueSort): Pick<QueueView, 'sort' | 'direction'> {
  if (view.sort !== sort) return { sort, direction: FIRST_DIRECTION[sort] };
  return { sort, direction: view.direction === 'ascending' ? 'descending' : 'ascending' };
}
