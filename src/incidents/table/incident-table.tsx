import {
  type CSSProperties,
  Fragment,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isPlainLeftClick } from '../../navigation/href.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { type RowSelection, selectedExtent, toggledAll, toggledRange, toggledRow } from '../rows/row-selection.ts';
import type { QueueSort, SortDirection } from '../rows/sort-rows.ts';
import { IncidentRow, type RowActions } from './incident-row.tsx';
import styles from './incident-table.module.css';
import type { ColumnId, QueueColumn } from './queue-columns.ts';
import { type HeadActions, TableHead } from './table-head.tsx';
import { columnsOf, type TableSettings } from './table-settings.ts';
import { useRowWindow } from './use-row-window.ts';
import { useStacked } from './use-stacked.ts';

const ROW_REM: Readonly<Record<TableSettings['density'], number>> = { compact: 2, comfortable: 2.75 };
const SELECT_REM = 2.5;
/** What the column that takes the rest keeps when the others are wide. */
const MIN_FILL_REM = 14;

/**
 * The table of the rows given, in the order given; only those in sight are in the document. One row takes part in the tab
 * order; j, k and the arrows move it. Focus stays here when a row opens its panel, until Enter.
 */
export function IncidentTable(props: {
  rows: readonly QueueRow[];
  sort: QueueSort;
  direction: SortDirection;
  showsTenant: boolean;
  openKey: string;
  /** Stands behind the path of every incident's page: the view goes along. */
  linkSearch: string;
  settings: TableSettings;
  selection: RowSelection;
  /** Whether a row is new or changed for who has been looking. */
  pendingChangesOf: (row: QueueRow) => 'new' | 'changed' | null;
  onSelect: (selection: RowSelection) => void;
  onResize: (column: ColumnId, rem: number) => void;
  onSort: (sort: QueueSort) => void;
  /** `goTo` says where the focus is to be then: a sheet that covers the list always takes it. */
  onOpen: (key: string, goTo: 'panel' | 'list') => void;
}) {
  const { rows, openKey, selection, settings } = props;
  const region = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const wantsFocus = useRef<string | null>(null);
  const [activeKey, setActiveKey] = useState(openKey);
  const [lastOpenKey, setLastOpenKey] = useState(openKey);
  if (openKey !== lastOpenKey) {
    setLastOpenKey(openKey);
    if (openKey !== '') setActiveKey(openKey);
  }
  const isStacked = useStacked();
  const [resizing, setResizing] = useState<{ readonly id: ColumnId; readonly rem: number } | null>(null);
  // The memos of the table and its rows were asked for by a profile of `npm run bench` (20 November 2026): every frame of
  // scrolling looked through 50,000 rows for one key, a third of the script's time, and rendered all rows in sight anew.
  const columns = useMemo(
    () =>
      columnsOf(
        resizing === null ? settings : { ...settings, widths: { ...settings.widths, [resizing.id]: resizing.rem } },
        props.showsTenant,
      ),
    [resizing, settings, props.showsTenant],
  );
  const part = useMemo(
    () => (selection.size === 0 ? 'none' : selectedExtent(selection, keysOf(rows))),
    [rows, selection],
  );
  const activeIndex = useMemo(() => indexOfKey(rows, activeKey), [rows, activeKey]);
  const selectFrom = useRef<string | null>(null);
  const select = (key: string, reach: 'row' | 'range') => {
    props.onSelect(
      reach === 'row'
        ? toggledRow(selection, key)
        : toggledRange(selection, keysOf(rows), selectFrom.current ?? activeKey, key),
    );
    selectFrom.current = key;
  };
  const tabIndexHolder = activeIndex === -1 ? 0 : activeIndex;
  const rowWindow = useRowWindow({
    rows,
    activeIndex,
    isStacked,
    rowRem: ROW_REM[settings.density],
    region,
    body,
  });

  const moveTo = (index: number) => {
    const place = Math.min(Math.max(index, 0), rows.length - 1);
    const row = rows[place];
    if (row === undefined) return;
    setActiveKey(row.key);
    rowWindow.scrollToIndex(place, { align: 'auto' });
    wantsFocus.current = focusRow(body.current, row.key) ? null : row.key;
  };
  // The row may be rendered only after the window has scrolled to it.
  useLayoutEffect(() => {
    if (wantsFocus.current !== null && focusRow(body.current, wantsFocus.current)) wantsFocus.current = null;
  });
  // The panel moved on to another row: it has to be in sight, and the focus goes along if it was here.
  const followOpenRow = useEffectEvent((key: string) => {
    const index = indexOfKey(rows, key);
    if (index === -1) return;
    if (body.current?.contains(document.activeElement) === true) moveTo(index);
    else rowWindow.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => followOpenRow(openKey), [openKey]);
  useDocumentKeys((event) => {
    const active = rows[activeIndex];
    if (event.key === 'x' && active !== undefined) {
      event.preventDefault();
      select(active.key, 'row');
      return;
    }
    const isHere = event.target instanceof Node && region.current?.contains(event.target) === true;
    const step = stepOf(event.key, isHere);
    if (step === null) return;
    event.preventDefault();
    if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(rows.length - 1);
    else moveTo(activeIndex === -1 ? 0 : activeIndex + step);
  });

  const goTo = useGoTo();
  const actions = useRef<RowActions & HeadActions>(null);
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

  let below = rowWindow.options.scrollMargin;
  const items = rowWindow.getVirtualItems();
  return (
    <section
      ref={region}
      className={styles.region}
      style={tableStyle(columns, settings)}
      aria-label="Incidents, scrolls"
      tabIndex={isStacked ? -1 : 0}
    >
      <table className={styles.table} role={TABLE_ROLES.table} aria-label="Incidents" aria-rowcount={rows.length + 1}>
        <caption className={styles.caption}>Incidents</caption>
        <colgroup>
          <col style={columnStyle(SELECT_REM)} />
          {columns.map((column) => (
            <col key={column.id} style={columnStyle(column.width)} data-collapse={column.collapse ?? undefined} />
          ))}
        </colgroup>
        <TableHead {...{ columns, part, actions }} sort={props.sort} direction={props.direction} />
        <tbody ref={body} role={TABLE_ROLES.rowGroup}>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const gap = item.start - below;
            below = item.end;
            return (
              <Fragment key={row.key}>
                <Space px={gap} />
                <IncidentRow
                  row={row}
                  index={item.index}
                  columns={columns}
                  search={props.linkSearch}
                  isOpen={row.key === openKey}
                  isSelected={selection.has(row.key)}
                  pendingChange={props.pendingChangesOf(row)}
                  isTabStop={item.index === tabIndexHolder}
                  isStacked={isStacked}
                  measure={isStacked ? rowWindow.measureElement : null}
                  actions={actions}
                />
              </Fragment>
            );
          })}
          <Space px={rowWindow.getTotalSize() + rowWindow.options.scrollMargin - below} />
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

function focusRow(body: HTMLElement | null, key: string): boolean {
  const row = body?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  row?.focus({ preventScroll: true });
  return row !== null && row !== undefined;
}

/** The arrows and Home and End belong to the list only while the focus is in it: elsewhere they scroll. */
function stepOf(key: string, isInList: boolean): number | null {
  if (key === 'j') return 1;
  if (key === 'k') return -1;
  if (!isInList) return null;
  if (key === 'ArrowDown') return 1;
  if (key === 'ArrowUp') return -1;
  return key === 'Home' || key === 'End' ? 0 : null;
}

/** Stands for the rows that are not in the document. One cell: more would count as columns, hidden ones too, and take their width. */
function Space(props: { px: number }) {
  if (props.px < 1) return null;
  const style: CSSProperties & { '--space': string } = { '--space': `${props.px}px` };
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without a tabindex takes no focus
    <tr className={styles.space} style={style} aria-hidden="true">
      <td />
    </tr>
  );
}

function columnStyle(rem: number | null): CSSProperties & { '--width'?: string } {
  return rem === null ? {} : { '--width': `${rem}rem` };
}

/** Columns that somebody chose or widened are never squeezed: the table scrolls sideways for them. */
function tableStyle(
  columns: readonly QueueColumn[],
  settings: TableSettings,
): CSSProperties & { '--row-height': string; '--least': string } {
  const isChosen = Object.values(settings.choices).includes('shown') || Object.keys(settings.widths).length > 0;
  const lasting = columns.filter((column) => column.collapse === null);
  const least = lasting.reduce((sum, column) => sum + (column.width ?? MIN_FILL_REM), SELECT_REM);
  return { '--row-height': `${ROW_REM[settings.density]}rem`, '--least': isChosen ? `${least}rem` : '0px' };
}
