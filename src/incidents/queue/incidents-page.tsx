import { useQueries, useQueryClient } from '@tanstack/react-query';
import { use, useDeferredValue, useMemo, useRef, useState } from 'react';
import { incidentListQuery, loadAllIncidents, refreshIncidents } from '../../defender/incident-queries.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { useSearchState } from '../../navigation/use-search-state.ts';
import { MINUTE_MS } from '../../std/time.ts';
import { ClockContext } from '../../ui/clock-provider.tsx';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { useNow } from '../../ui/use-now.ts';
import { type ExportFormat, exportFile } from '../export/export-file.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { ExportProgress } from '../export/export-progress.tsx';
import { incompleteNote } from '../export/incomplete-note.ts';
import { useExports } from '../export/use-exports.ts';
import { focusPanel, IncidentPanel } from '../panel/incident-panel.tsx';
import { completenessOf } from '../rows/completeness.ts';
import { filterRows } from '../rows/filter-rows.ts';
import { pendingChangesOf, queueToken } from '../rows/held-rows.ts';
import { parseIncidentKey } from '../rows/incident-key.ts';
import { type FilterContext, NO_FILTER } from '../rows/queue-filter.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { NO_SELECTION } from '../rows/row-selection.ts';
import { nextSort, type QueueSort, sortRows } from '../rows/sort-rows.ts';
import { readingPhase, sourceReading } from '../rows/source-reading.ts';
import { useHeldRows } from '../rows/use-held-rows.ts';
import { useLoadedRows } from '../rows/use-loaded-rows.ts';
import { ColumnsDialog } from '../table/columns-dialog.tsx';
import { IncidentTable } from '../table/incident-table.tsx';
import { parseTableSettings, type TableSettings } from '../table/table-settings.ts';
import { incidentSearch } from '../views/incident-view.ts';
import { queueViewCodec, viewSearch } from '../views/queue-view.ts';
import { QueueViews } from '../views/queue-views.tsx';
import type { ViewSettings } from '../views/saved-views.ts';
import { ExplainButton } from './explain-button.tsx';
import { LiveControls } from './live-controls.tsx';
import { NoRows } from './no-rows.tsx';
import { PendingChangesButton, pendingChangesText } from './pending-changes-button.tsx';
import styles from './queue.module.css';
import { QueueFilters } from './queue-filters.tsx';
import { QueueFoot } from './queue-foot.tsx';
import { QueueHead } from './queue-head.tsx';
import { QueueNotices } from './queue-notices.tsx';
import { QueueSummary } from './queue-summary.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useLiveRefresh } from './use-live-refresh.ts';

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
  /** The table's settings as they were kept, whatever that is. */
  tableSettings: unknown;
  onTableSettings: (settings: TableSettings) => void;
  /** The app's own address without a fragment: what links to incidents begin with. */
  pageAddress: string;
  isDemo: boolean;
  onDownload: (file: { readonly name: string; readonly text: string | readonly string[] }) => void;
  describeFailure: (error: unknown) => FailureMessage;
  onFailureAction: (action: FailureAction, error: unknown) => void;
}) {
  const { sources } = props;
  const client = useQueryClient();
  const [view, changeView] = useSearchState(queueViewCodec);
  const clock = use(ClockContext);
  // Typing, sorting and scrolling through 50,000 rows is smooth because what did not change is not worked out again: a
  // profile (20 November 2026) found nine tenths of each key press in counting rows anew for views and summary.
  const settings = useMemo(() => parseTableSettings(props.tableSettings), [props.tableSettings]);
  const changeSettings = (change: Partial<TableSettings>) => props.onTableSettings({ ...settings, ...change });
  const [selection, select] = useState(NO_SELECTION);
  const [said, say] = useState('');
  const results = useQueries({
    // Paused means paused: coming back to the page reads nothing either.
    queries: sources.map((source) => ({ ...incidentListQuery(source), refetchOnWindowFocus: settings.isLive })),
  });
  const readings = sources.map((source, index) =>
    sourceReading(source, props.tenantName(source.tenantId), results[index]),
  );
  const rows = useLoadedRows(readings);
  const me = props.me?.toLowerCase() ?? null;
  const now = useNow(MINUTE_MS);
  const context: FilterContext = useMemo(() => ({ me, now }), [me, now]);
  const viewOf = (all: readonly QueueRow[]) => filterRows(sortRows(all, view.sort, view.direction), view, context);
  const viewText = viewSearch(view);
  // The rows come first; the numbers above them follow.
  const summedView = useDeferredValue(useMemo(() => queueViewCodec.decode(viewText), [viewText]));
  const { held, accept } = useHeldRows({
    token: queueToken(queueViewCodec.encode({ ...view, open: '' }), readings.map(readingPhase)),
    isReading: readings.some((reading) => reading.list?.progress === 'loading'),
    lists: readings.map((reading) => reading.list?.incidents ?? null),
    rows,
    viewOf,
  });
  const shown = held.rows;
  const completeness = completenessOf(readings);
  // Before anything was read, a zero would be a claim.
  const hasCounts = completeness.loaded > 0 || completeness.isComplete;

  const refresh = (chosen: readonly IncidentSource[]) => {
    for (const source of chosen) void refreshIncidents(client, source);
  };
  const loadAll = () => {
    for (const reading of readings) {
      if (reading.list?.progress === 'paused') void loadAllIncidents(client, reading.source);
    }
  };
  const live = useLiveRefresh({
    readings,
    everyMs: settings.refreshEveryMs,
    isLive: settings.isLive,
    onRefresh: (due) => refresh(due.map((reading) => reading.source)),
  });
  const missing = incompleteNote(completeness);
  const download = (chosen: readonly QueueRow[], format: ExportFormat, lacks: string | null) => {
    if (clock === null) return;
    props.onDownload(
      exportFile(chosen, format, {
        now: clock(),
        tenantIds: sources.map((source) => source.tenantId),
        portalOrigin: props.portalOrigin,
        isDemo: props.isDemo,
        missing: lacks,
        completeAsOf: completeness.completeAsOf,
      }),
    );
    say(`${chosen.length.toLocaleString('en')} incidents exported`);
  };
  // Everything loaded that the view shows, what a refresh brought since included.
  const exportView = (format: ExportFormat) => download(viewOf(rows), format, missing);
  const exports = useExports({ readings, onRead: exportView });
  const isChosen = (row: QueueRow) => selection.has(row.key);
  const inView = selection.size === 0 ? [] : shown.filter(isChosen);
  const inViewKeys = new Set(inView.map((row) => row.key));
  const selected =
    selection.size === 0 ? [] : [...inView, ...rows.filter((row) => isChosen(row) && !inViewKeys.has(row.key))];

  const panelTakesFocus = useRef(false);
  const open = (key: string, goTo: 'panel' | 'list') => {
    panelTakesFocus.current = goTo === 'panel';
    if (key !== view.open) changeView({ open: key }, { history: view.open === '' ? 'push' : 'replace' });
    else if (goTo === 'panel') focusPanel();
  };
  const close = () => changeView({ open: '' });
  const sortBy = (sort: QueueSort) => changeView((newest) => nextSort(newest, sort));
  // From where the last step leads, drawn or not.
  const move = (step: 1 | -1) => {
    panelTakesFocus.current = false;
    changeView((newest) => {
      const from = shown.findIndex((row) => row.key === newest.open);
      return { open: (from === -1 ? undefined : shown[from + step])?.key ?? newest.open };
    });
  };

  const opened = parseIncidentKey(view.open);
  const openedSource = sources.find((source) => source.tenantId === opened?.tenantId);
  const position = view.open === '' ? -1 : shown.findIndex((row) => row.key === view.open);

  const news = <PendingChangesButton added={held.added} misplaced={held.misplaced} onAccept={accept} />;

  return (
    <div className={styles.queue}>
      <div className={styles.alerts}>
        <QueueNotices
          readings={readings}
          describeFailure={props.describeFailure}
          onRetry={(source) => refresh([source])}
          onFailureAction={props.onFailureAction}
        />
        {exports.waiting === null ? null : (
          <ExportProgress loaded={completeness.loaded} format={exports.waiting} onCancel={exports.cancel} />
        )}
      </div>
      <div className={styles.main} data-scroller>
        <QueueHead
          readings={readings}
          completeness={completeness}
          isLive={live.state === 'on'}
          live={
            <LiveControls
              live={live}
              everyMs={settings.refreshEveryMs}
              onEvery={(refreshEveryMs) => changeSettings({ refreshEveryMs, isLive: true })}
              onLive={(isLive) => changeSettings({ isLive })}
            />
          }
          end={
            <>
              <span className={styles.columns}>
                <ColumnsDialog settings={settings} showsTenant={sources.length > 1} onChange={changeSettings} />
              </span>
              <ExportMenu
                what={`This view, ${shown.length.toLocaleString('en')} incidents`}
                missing={missing}
                onExport={exportView}
                onLoadAndExport={
                  completeness.isPaused && exports.waiting === null
                    ? (format) => {
                        say('Reading on before the export');
                        exports.loadAndExport(format);
                      }
                    : null
                }
              />
            </>
          }
          onRefresh={() => refresh(sources)}
        />
        <QueueViews
          {...{ rows, view, context, hasCounts }}
          settings={props.viewSettings}
          onSettings={props.onViewSettings}
          onDownload={props.onDownload}
          onChange={(chosen) => changeView((newest) => ({ ...chosen, open: newest.open }))}
        />
        <QueueSummary {...{ rows, view, context, hasCounts }} summed={summedView} onChange={changeView} />
        {selected.length > 0 ? (
          <SelectionBar
            rows={selected}
            hidden={selected.length - inView.length}
            pageAddress={props.pageAddress}
            exports={
              <ExportMenu
                what={`${selected.length.toLocaleString('en')} selected`}
                missing={null}
                onExport={(format) => download(selected, format, null)}
                onLoadAndExport={null}
              />
            }
            end={news}
            onSay={say}
            onClear={() => select(NO_SELECTION)}
          />
        ) : (
          <QueueFilters
            {...{ rows, view, context }}
            onChange={changeView}
            end={
              <>
                <ExplainButton {...{ readings, view, context }} />
                {news}
              </>
            }
          />
        )}
        <LiveRegion message={said} />
        <LiveRegion message={pendingChangesText(held.added, held.misplaced)} />
        {shown.length > 0 ? (
          <IncidentTable
            rows={shown}
            sort={view.sort}
            direction={view.direction}
            showsTenant={sources.length > 1}
            openKey={view.open}
            linkSearch={incidentSearch({ view: viewText })}
            settings={settings}
            selection={selection}
            pendingChangesOf={(row) => pendingChangesOf(held, row)}
            onSelect={select}
            onResize={(id, rem) => changeSettings({ widths: { ...settings.widths, [id]: rem } })}
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
          onMove={move}
          takesFocus={panelTakesFocus}
          onClose={close}
        />
      )}
      <QueueFoot readings={readings} completeness={completeness} shown={shown.length} live={live} onLoadAll={loadAll} />
    </div>
  );
}
