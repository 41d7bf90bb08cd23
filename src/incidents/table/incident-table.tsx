import {
  type CSSProperties,
  type Ref,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isPlainLeftClick } from '../../navigation/href.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { useHistoryEntry } from '../../navigation/use-history-entry.ts';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { useTimeZone } from '../../ui/use-time-zone.ts';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { type RowSelection, selectedExtent, toggledAll, toggledRange, toggledRow } from '../rows/row-selection.ts';
import type { QueueSort, SortDirection } from '../rows/sort-rows.ts';
import { ColumnWidths, tableStyle } from './column-widths.tsx';
import { IncidentRow, type PendingChange, type RowActions } from './incident-row.tsx';
import styles from './incident-table.module.css';
import type { ColumnId } from './queue-columns.ts';
import { columnsOnScreen, focusRow, rowElement, stepOf } from './table-elements.ts';
import { type HeaderActions, TableHeader } from './table-header.tsx';
import { placeOf } from './table-places.ts';
import { columnsOf, type TableSettings } from './table-settings.ts';
import { MAX_PRINTED_ROWS, usePrinting } from './use-printing.ts';
import { useRenderedRows } from './use-rendered-rows.ts';
import { useFocusAfterClose, useRestoredPlace } from './use-restored-place.ts';
import { useRowWindow } from './use-row-window.ts';
import { useStacked } from './use-stacked.ts';

const ROW_REM: Readonly<Record<TableSettings['density'], number>> = { compact: 2, comfortable: 2.75 };

/** What other components can do with a mounted table. */
export type IncidentTableHandle = {
  /** Focuses the row in the tab order, without scrolling to it. */
  readonly focusActiveRow: () => void;
  /** Focuses the row after the active one. */
  readonly focusNextRow: () => void;
  /** Focuses the row whose panel is open, if it is rendered. */
  readonly focusOpenRow: () => void;
  /** The row that keys apply to; `null` until the user has been in the table. */
  readonly activeRow: () => QueueRow | null;
  /** The columns on screen. The style sheet collapses columns by the available width. */
  readonly visibleColumns: () => readonly string[];
};

/**
 * Renders the rows in the given order; only those near the viewport are in the document. One row is in the tab order;
 * j, k and the arrow keys move it. Focus stays in the table when a row opens its panel, until the user presses Enter.
 */
export function IncidentTable(props: {
  ref?: Ref<IncidentTableHandle>;
  rows: readonly QueueRow[];
  sort: QueueSort;
  direction: SortDirection;
  showsTenant: boolean;
  openKey: string;
  /** Appended to the path of every incident's page, so that the page knows the view. */
  linkSearch: string;
  settings: TableSettings;
  selection: RowSelection;
  /** Whether a row is new or changed since the user last accepted changes. */
  pendingChangesOf: (row: QueueRow) => PendingChange;
  onSelect: (selection: RowSelection) => void;
  onResize: (column: ColumnId, rem: number) => void;
  onSort: (sort: QueueSort) => void;
  /** `focus` is where the focus goes. A panel that covers the list always takes it. */
  onOpen: (key: string, focus: 'panel' | 'list') => void;
}) {
  const { rows, openKey, selection, settings } = props;
  const region = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const entry = useHistoryEntry();
  const [restored] = useState(() => placeOf(entry));
  const pendingFocus = useRef(restored === null || restored.activeKey === '' ? null : restored.activeKey);
  const [activeKey, setActiveKey] = useState(openKey === '' ? (restored?.activeKey ?? '') : openKey);
  const [lastOpenKey, setLastOpenKey] = useState(openKey);
  if (openKey !== lastOpenKey) {
    setLastOpenKey(openKey);
    if (openKey !== '') setActiveKey(openKey);
  }
  const isStacked = useStacked();
  const [resizing, setResizing] = useState<{ readonly id: ColumnId; readonly rem: number } | null>(null);
  // Profiling with `npm run bench` (20 November 2026) showed that these memos and those of the rows are needed: without
  // them, each frame of scrolling searched 50,000 rows for one key (a third of the script time) and rendered all rows
  // again.
  // Other columns render the rows again, as another time zone must.
  const zone = useTimeZone();
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const columns = useMemo(
    () =>
      columnsOf(
        resizing === null ? settings : { ...settings, widths: { ...settings.widths, [resizing.id]: resizing.rem } },
        props.showsTenant,
      ),
    [resizing, settings, props.showsTenant, zone],
  );
  const selected = useMemo(
    () => (selection.size === 0 ? 'none' : selectedExtent(selection, keysOf(rows))),
    [rows, selection],
  );
  const activeIndex = useMemo(() => indexOfKey(rows, activeKey), [rows, activeKey]);
  const rangeStart = useRef<string | null>(null);
  const select = (key: string, extent: 'row' | 'range') => {
    props.onSelect(
      extent === 'row'
        ? toggledRow(selection, key)
        : toggledRange(selection, keysOf(rows), rangeStart.current ?? activeKey, key),
    );
    rangeStart.current = key;
  };
  const tabStopIndex = activeIndex === -1 ? 0 : activeIndex;
  const rowWindow = useRowWindow({
    rows,
    activeIndex,
    isStacked,
    rowRem: ROW_REM[settings.density],
    region,
    body,
  });

  const moveTo = (index: number) => {
    const target = Math.min(Math.max(index, 0), rows.length - 1);
    const row = rows[target];
    if (row === undefined) return;
    setActiveKey(row.key);
    rowWindow.scrollToIndex(target, { align: 'auto' });
    pendingFocus.current = focusRow(body.current, row.key) ? null : row.key;
  };
  // The row may not be rendered until the virtualizer has scrolled to it.
  useLayoutEffect(() => {
    if (pendingFocus.current !== null && focusRow(body.current, pendingFocus.current)) pendingFocus.current = null;
  });
  useRestoredPlace({ entry, restored, activeKey, rowWindow });
  // When the panel moves to another row, scroll it into view, and move the focus if it is in the table.
  const followOpenRow = useEffectEvent((key: string) => {
    const index = indexOfKey(rows, key);
    if (index === -1) return;
    if (body.current?.contains(document.activeElement) === true) moveTo(index);
    else rowWindow.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => followOpenRow(openKey), [openKey]);
  useFocusAfterClose(openKey, (key) => focusRow(body.current, key));
  useDocumentKeys((event) => {
    const active = rows[activeIndex];
    if (event.key === 'x' && active !== undefined) {
      event.preventDefault();
      select(active.key, 'row');
      return;
    }
    const isInTable = event.target instanceof Node && region.current?.contains(event.target) === true;
    const step = stepOf(event.key, isInTable);
    if (step === null) return;
    event.preventDefault();
    if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(rows.length - 1);
    else moveTo(activeIndex === -1 ? 0 : activeIndex + step);
  });

  useImperativeHandle(props.ref, () => ({
    focusActiveRow: () => {
      const row = rows[tabStopIndex];
      if (row !== undefined) focusRow(body.current, row.key);
    },
    activeRow: () => rows[activeIndex] ?? null,
    focusNextRow: () => moveTo(activeIndex + 1),
    focusOpenRow: () => rowElement(body.current, openKey)?.focus(),
    visibleColumns: () => columnsOnScreen(region.current),
  }));

  const goTo = useGoTo();
  const actions = useRef<RowActions & HeaderActions>(null);
  useLayoutEffect(() => {
    actions.current = {
      focus: setActiveKey,
      open: (key) => props.onOpen(key, isStacked ? 'panel' : 'list'),
      enter: (key) => props.onOpen(key, 'panel'),
      select,
      follow: (event, to) => {
        if (!isPlainLeftClick(event)) return;
        event.preventDefault();
        goTo(to);
      },
      sort: props.onSort,
      resize: (column, rem, stage) => {
        setResizing(stage === 'resizing' ? { id: column, rem } : null);
        if (stage === 'resized') props.onResize(column, rem);
      },
      selectAll: () => props.onSelect(toggledAll(selection, keysOf(rows))),
    };
  });

  const isPrinting = usePrinting();
  const windowed = rowWindow.getVirtualItems();
  const items = isPrinting
    ? rows.slice(0, MAX_PRINTED_ROWS).map((_row, index) => ({ index, start: 0, end: 0 }))
    : windowed;
  const layout = isPrinting ? 'printed' : isStacked ? 'stacked' : 'table';
  const rendered = useRenderedRows({
    keys: items.map(({ index }) => rows[index]?.key ?? ''),
    focusedKey: activeKey,
    layout,
    rowWindow,
  });
  const { scrollMargin } = rowWindow.options;
  const gapBelow = isPrinting ? 0 : rowWindow.getTotalSize() + scrollMargin - (items.at(-1)?.end ?? scrollMargin);
  return (
    <section
      ref={region}
      className={styles.region}
      data-printed
      style={tableStyle(columns, settings, ROW_REM[settings.density])}
      aria-label="Incidents, scrolls"
      tabIndex={isStacked ? -1 : 0}
    >
      <table className={styles.table} role={TABLE_ROLES.table} aria-label="Incidents" aria-rowcount={rows.length + 1}>
        <caption className={styles.caption}>Incidents</caption>
        <ColumnWidths columns={columns} />
        <TableHeader {...{ columns, selected, actions }} sort={props.sort} direction={props.direction} />
        <tbody ref={body} role={TABLE_ROLES.rowGroup}>
          {items.flatMap((item, position) => {
            const row = rows[item.index];
            const element = rendered[position];
            if (row === undefined || element === undefined) return [];
            const gap = isPrinting ? 0 : item.start - (items[position - 1]?.end ?? scrollMargin);
            return [
              // Scrolling changes which row follows the gap at the top, but not the gap's element.
              ...(gap < 1 ? [] : [<Space key={position === 0 ? 'top' : `above ${row.key}`} px={gap} />]),
              <IncidentRow
                // Stacked rows are measured when their element is created.
                key={isStacked ? row.key : element.slot}
                row={row}
                index={item.index}
                columns={columns}
                search={props.linkSearch}
                isOpen={row.key === openKey}
                isSelected={selection.has(row.key)}
                pendingChange={props.pendingChangesOf(row)}
                isTabStop={item.index === tabStopIndex}
                layout={layout}
                isBrief={element.isBrief}
                measure={isStacked ? rowWindow.measureElement : null}
                actions={actions}
              />,
            ];
          })}
          {gapBelow < 1 ? null : <Space px={gapBelow} />}
        </tbody>
      </table>
    </section>
  );
}

function keysOf(rows: readonly QueueRow[]): readonly string[] {
  return rows.map((row) => row.key);
}

function indexOfKey(rows: readonly QueueRow[], key: string): number {
  return key === '' ? -1 : rows.findIndex((row) => row.key === key);
}

/**
 * Takes the height of rows that are not in the document. Has one cell only: further cells would count as columns,
 * hidden ones included, and take their width.
 */
function Space(props: { px: number }) {
  const style: CSSProperties & { '--space': string } = { '--space': `${props.px}px` };
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without a tabindex is not focusable
    <tr className={styles.space} style={style} aria-hidden="true">
      <td />
    </tr>
  );
}
