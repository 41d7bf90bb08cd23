import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { useSearchState } from '../../navigation/use-search-state.ts';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { useQueueExport } from '../export/use-queue-export.ts';
import { QueueFilters } from '../filters/queue-filters.tsx';
import { IncidentPanel } from '../panel/incident-panel.tsx';
import { countExtentOf } from '../rows/count-text.ts';
import { parseIncidentKey } from '../rows/incident-key.ts';
import { NO_FILTER } from '../rows/queue-filter.ts';
import { nextSort } from '../rows/sort-rows.ts';
import { hasLoadedNothing, isLoadCancelled } from '../rows/source-state.ts';
import { ColumnsDialog } from '../table/columns-dialog.tsx';
import { IncidentTable } from '../table/incident-table.tsx';
import { COLUMN_IDS } from '../table/queue-columns.ts';
import { parseTableSettings, type TableSettings } from '../table/table-settings.ts';
import { type TriageSlot, useOwnVersions } from '../triage/use-own-versions.ts';
import { incidentSearch } from '../views/incident-view.ts';
import { queueSearch, queueViewCodec, viewSearch } from '../views/queue-view.ts';
import { QueueViews } from '../views/queue-views.tsx';
import type { ViewSettings } from '../views/saved-views.ts';
import { ExplainFilters } from './explain-filters.tsx';
import { LiveControls } from './live-controls.tsx';
import { NoRows } from './no-rows.tsx';
import { PendingChangesButton, pendingChangesText, useCountInTitle } from './pending-changes-button.tsx';
import { PrintedHeader } from './printed-header.tsx';
import styles from './queue.module.css';
import { QueueFooter } from './queue-footer.tsx';
import { QueueHeader } from './queue-header.tsx';
import { QueueNotices } from './queue-notices.tsx';
import { QueueSearch } from './queue-search.tsx';
import { QueueSummary } from './queue-summary.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { nextAfterChange, peopleIn, triageItems } from './triage-items.ts';
import { useFilterContext } from './use-filter-context.ts';
import { useLiveRefresh } from './use-live-refresh.ts';
import { useOpenIncident } from './use-open-incident.ts';
import { useQueueCommands } from './use-queue-commands.ts';
import { useQueueRows } from './use-queue-rows.ts';
import { useQueueSelection } from './use-queue-selection.ts';
import { useRowLink } from './use-row-link.ts';

/**
 * The queue of one source or many. Every incident is loaded; the view, which is in the URL, filters and sorts what is
 * loaded. The page handles the failure action `retry`; it passes all others to `onFailureAction` with the error.
 */
export function IncidentsPage(props: {
  sources: readonly IncidentSource[];
  tenantName: (tenantId: string) => string;
  /** The signed-in user's name as the services write it; `null` without a signed-in user. */
  me: string | null;
  preferences: {
    readonly views: ViewSettings;
    /** The stored table settings, not parsed yet. */
    readonly table: unknown;
    readonly onChange: (change: { readonly views?: ViewSettings; readonly table?: TableSettings }) => void;
  };
  portalOrigin: string;
  /** The app's address without a fragment: the start of links to incidents. */
  pageAddress: string;
  isDemo: boolean;
  /** The control that chooses tenants, given those that could not be read. */
  tenantMenu: (failedIds: readonly string[]) => ReactNode;
  onDownload: (file: { readonly name: string; readonly text: string | readonly string[] }) => void;
  describeFailure: (error: unknown) => FailureMessage;
  onFailureAction: (action: FailureAction, error: unknown) => void;
  triage: TriageSlot;
}) {
  const { sources, preferences, triage } = props;
  const { versionsIn, isSaving } = useOwnVersions(triage);
  const [view, changeView] = useSearchState(queueViewCodec);
  const [message, announce] = useState('');
  // Profiling (20 November 2026) showed that nine tenths of each keystroke went into counting 50,000 rows again for the
  // views and the summary. The memos here keep their inputs identical.
  const settings = useMemo(() => parseTableSettings(preferences.table), [preferences.table]);
  const changeSettings = (change: Partial<TableSettings>) =>
    preferences.onChange({ table: { ...settings, ...change } });
  const context = useFilterContext(props.me);
  const viewText = viewSearch(view);
  // Rows render first; the counts above them may follow later.
  const countedView = useDeferredValue(useMemo(() => queueViewCodec.decode(viewText), [viewText]));

  const { isLive, refreshEveryMs } = settings;
  const queue = useQueueRows({ sources, tenantName: props.tenantName, view, context, isLive, versionsIn });
  const { states, completeness, loaded, rows, pending } = queue;
  const live = useLiveRefresh({
    states,
    everyMs: refreshEveryMs,
    isLive,
    onRefresh: (due) => queue.refresh(due.map((state) => state.source)),
  });
  useCountInTitle(pending.added);
  const selection = useQueueSelection(loaded, rows);
  const exporting = useQueueExport({
    states,
    toView: queue.toView,
    portalOrigin: props.portalOrigin,
    isDemo: props.isDemo,
    onDownload: props.onDownload,
    onMessage: announce,
  });
  useQueueCommands({ onExport: () => exporting.exportView('csv'), onFilter: changeView });
  const { table, panel, place, open, close, move } = useOpenIncident({ openKey: view.open, rows, changeView });
  const rowLinkFeedback = useRowLink({ rows, isPanelOpen: view.open !== '', pageAddress: props.pageAddress });

  const extent = countExtentOf(completeness);
  // Without a single row there is nothing to filter, count or export.
  const hasFailed = extent === 'none' && states.every((state) => hasLoadedNothing(state) || isLoadCancelled(state));
  const showsTenant = sources.length > 1;
  const opened = parseIncidentKey(view.open);
  const openedSource = sources.find((source) => source.tenantId === opened?.tenantId);
  const openedRow = loaded.find((row) => row.key === view.open);
  const goOn = nextAfterChange({ place, table, move, hasSelection: selection.rows.length > 0 });
  const changing = triageItems({ sources, selected: selection.rows, opened: openedRow ?? null });
  const notices = (
    <QueueNotices
      states={states}
      layout={extent === 'none' ? 'page' : 'band'}
      waitingExport={
        exporting.waiting === null
          ? null
          : { format: exporting.waiting, loaded: completeness.loaded, onCancel: exporting.cancel }
      }
      describeFailure={props.describeFailure}
      onRetry={(source) => queue.refresh([source])}
      onCancel={queue.cancel}
      onFailureAction={props.onFailureAction}
    />
  );
  const pendingChanges = (
    <PendingChangesButton
      {...pending}
      onAccept={() => {
        // The button disappears, so the focus moves to the table.
        table.current?.focusActiveRow();
        pending.accept();
      }}
    />
  );

  return (
    <div className={styles.queue} data-many={showsTenant || undefined}>
      <div className={styles.main} data-scroller>
        <QueueHeader
          tenants={props.tenantMenu(states.flatMap(({ error, source }) => (error === null ? [] : [source.tenantId])))}
          completeness={completeness}
          isLive={live.state === 'on'}
          live={
            <LiveControls
              live={live}
              everyMs={refreshEveryMs}
              onEvery={(everyMs) => changeSettings({ refreshEveryMs: everyMs, isLive: true })}
              onLive={(isOn) => changeSettings({ isLive: isOn })}
            />
          }
          end={
            hasFailed ? null : (
              <>
                <span className={styles.columns}>
                  <ColumnsDialog
                    settings={settings}
                    showsTenant={showsTenant}
                    visibleColumns={() => table.current?.visibleColumns() ?? COLUMN_IDS}
                    onChange={changeSettings}
                  />
                </span>
                <ExportMenu
                  title={`This view, ${rows.length.toLocaleString('en')} incidents`}
                  missing={exporting.missing}
                  onExport={exporting.exportView}
                  onLoadAndExport={completeness.isPaused && exporting.waiting === null ? exporting.loadAndExport : null}
                />
              </>
            )
          }
          onRefresh={() => queue.refresh(sources)}
        />
        {hasFailed ? null : (
          <>
            <PrintedHeader
              {...{ completeness, view, context }}
              tenants={states.map((state) => state.tenantName)}
              shownCount={rows.length}
              isDemo={props.isDemo}
            />
            <QueueViews
              {...{ rows: loaded, view, context, extent }}
              settings={preferences.views}
              onSettings={(views) => preferences.onChange({ views })}
              onDownload={props.onDownload}
              onChange={(other) => changeView(({ open: key, tenants }) => ({ ...other, open: key, tenants }))}
            />
            <QueueSummary
              {...{ rows: loaded, view, countedView, context, extent }}
              loadedBackTo={completeness.loadedBackTo}
              onChange={changeView}
            />
            {selection.rows.length > 0 ? (
              <SelectionBar
                rows={selection.rows}
                hidden={selection.hidden}
                pageAddress={props.pageAddress}
                change={
                  triage === null ? null : <triage.Actions {...triage.props} items={changing.selected} onNext={null} />
                }
                exports={
                  <ExportMenu
                    title={`${selection.rows.length.toLocaleString('en')} selected`}
                    missing={null}
                    onExport={(format) => exporting.exportRows(selection.rows, format)}
                    onLoadAndExport={null}
                  />
                }
                end={pendingChanges}
                onMessage={announce}
                onClear={selection.clear}
              />
            ) : (
              <QueueFilters
                {...{ rows: loaded, view, context }}
                onChange={changeView}
                search={<QueueSearch value={view.search} onSearch={(search) => changeView({ search })} />}
                end={
                  <>
                    {pendingChanges}
                    <ExplainFilters {...{ states, view, context }} />
                  </>
                }
              />
            )}
          </>
        )}
        {rowLinkFeedback}
        <LiveRegion message={message} />
        <LiveRegion message={pendingChangesText(pending.added, pending.misplaced)} />
        {extent === 'none' ? <div className={styles.noneLoaded}>{notices}</div> : null}
        {hasFailed ? null : rows.length > 0 ? (
          <IncidentTable
            ref={table}
            rows={rows}
            sort={view.sort}
            direction={view.direction}
            showsTenant={showsTenant}
            openKey={view.open}
            linkSearch={incidentSearch({ view: queueSearch(view) })}
            settings={settings}
            selection={selection.keys}
            pendingChangesOf={(row) => (isSaving(row.key) ? 'saving' : pending.of(row))}
            onSelect={selection.select}
            onResize={(id, rem) => changeSettings({ widths: { ...settings.widths, [id]: rem } })}
            onSort={(sort) => changeView((newest) => nextSort(newest, sort))}
            onOpen={open}
          />
        ) : (
          <NoRows
            {...{ states, completeness, view }}
            me={context.me}
            onClearSearch={() => changeView({ search: '' })}
            onShowAll={() => changeView(NO_FILTER)}
          />
        )}
      </div>
      {opened === null || openedSource === undefined ? null : (
        <IncidentPanel
          ref={panel}
          source={openedSource}
          incidentId={opened.id}
          listed={openedRow?.incident}
          change={
            triage === null || openedRow === undefined ? null : (
              <triage.Actions {...triage.props} items={changing.opened} onNext={goOn} />
            )
          }
          tenantName={showsTenant ? props.tenantName(openedSource.tenantId) : null}
          portalOrigin={props.portalOrigin}
          pageAddress={props.pageAddress}
          place={place}
          describeFailure={props.describeFailure}
          onFailureAction={props.onFailureAction}
          onMove={move}
          onClose={close}
        />
      )}
      {triage === null ? null : (
        <triage.Host
          {...triage.props}
          targets={() => changing.targets(view.open === '' ? (table.current?.activeRow() ?? null) : null)}
          people={() => peopleIn(loaded)}
          onNext={goOn}
        />
      )}
      {extent === 'none' ? null : <div className={styles.alerts}>{notices}</div>}
      <QueueFooter {...{ states, completeness, live }} shownCount={rows.length} onLoadAll={queue.loadAll} />
    </div>
  );
}
