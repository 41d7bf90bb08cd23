import { type MouseEvent, memo, type RefObject } from 'react';
import { hrefOf } from '../../navigation/href.ts';
import { incidentPath } from '../../navigation/routes.ts';
import { inertContent } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import { shortIncidentId } from '../rows/incident-key.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import {
  briefCell,
  type CellContent,
  INCIDENT_CELLS,
  NAME_LENGTH,
  nameText,
  type RowLayout,
} from './incident-cells.tsx';
import styles from './incident-table.module.css';
import type { QueueColumn } from './queue-columns.ts';

/** Actions that a row triggers in its table, by row key. */
export type RowActions = {
  readonly focus: (key: string) => void;
  readonly open: (key: string) => void;
  /** Opens the panel and moves the focus to it. */
  readonly enter: (key: string) => void;
  /** `range`: from the row selected last to this one. */
  readonly select: (key: string, extent: 'row' | 'range') => void;
  readonly follow: (event: MouseEvent<HTMLAnchorElement>, to: string) => void;
};

/**
 * One incident of the queue. A click outside the name opens the panel; with Ctrl or the middle button it opens the
 * incident's page in a new tab. The name is a link to that page. The link is in the tab order only in the table's
 * tab-stop row: otherwise every row would be a stop. Memoised, because most rows do not change while the list scrolls.
 */
export const IncidentRow = memo(function IncidentRow(props: {
  row: QueueRow;
  index: number;
  columns: readonly QueueColumn[];
  /** Appended to the path of the incident's page, so that the page knows the view. */
  search: string;
  isOpen: boolean;
  isSelected: boolean;
  pendingChange: PendingChange;
  isTabStop: boolean;
  layout: RowLayout;
  /** Whether to show only the severity, the name and the status, as text: while the user flings the list. */
  isBrief: boolean;
  measure: ((element: HTMLTableRowElement | null) => void) | null;
  /** A ref with a stable identity, so that new actions do not render the row again. */
  actions: RefObject<RowActions | null>;
}) {
  const { actions, row, isOpen, isSelected } = props;
  // Stacked rows are not laid out as a table, so browsers drop the implicit roles.
  const roles = props.layout === 'stacked' ? TABLE_ROLES : null;
  return (
    <tr
      ref={props.measure}
      role={roles?.row}
      className={styles.row}
      data-key={row.key}
      data-index={props.measure === null ? undefined : props.index}
      data-open={isOpen ? '' : undefined}
      data-selected={isSelected ? '' : undefined}
      data-pending={props.pendingChange ?? undefined}
      data-brief={props.isBrief ? '' : undefined}
      aria-rowindex={props.index + 2}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      onFocus={() => actions.current?.focus(row.key)}
      onMouseDown={(event) => {
        // Prevents text selection between two Shift-clicks, and autoscroll by the middle button.
        if (event.shiftKey || (event.button === 1 && !isOnControl(event))) event.preventDefault();
      }}
      onClick={(event) => {
        if (isOnSelectCell(event)) actions.current?.select(row.key, event.shiftKey ? 'range' : 'row');
        else if (isPlainClick(event)) actions.current?.open(row.key);
        else if (event.shiftKey && !isOnControl(event)) actions.current?.select(row.key, 'range');
        else if ((event.ctrlKey || event.metaKey) && !isOnControl(event)) openInNewTab(event.currentTarget);
      }}
      onAuxClick={(event) => {
        if (event.button === 1 && !isOnControl(event)) openInNewTab(event.currentTarget);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
        event.preventDefault();
        actions.current?.enter(row.key);
      }}
    >
      <td role={roles?.cell} data-col="select">
        {props.isBrief ? null : (
          <input
            type="checkbox"
            className={styles.box}
            tabIndex={props.isTabStop ? 0 : -1}
            aria-label={`Select ${inertTextOf(shortIncidentId(row.incident.id))}`}
            checked={isSelected}
            onChange={({ nativeEvent }) =>
              actions.current?.select(
                row.key,
                nativeEvent instanceof window.MouseEvent && nativeEvent.shiftKey ? 'range' : 'row',
              )
            }
          />
        )}
      </td>
      {props.columns.map(({ id, collapse }) => {
        const cell = props.isBrief
          ? briefCell(id, row)
          : id === 'incident'
            ? nameCell(props)
            : INCIDENT_CELLS[id](row, props.layout);
        return (
          <td
            key={id}
            role={roles?.cell}
            className={cell.isQuiet === true ? styles.quiet : undefined}
            title={cell.title}
            data-col={id}
            data-collapse={collapse ?? undefined}
          >
            {cell.content}
          </td>
        );
      })}
    </tr>
  );
});

/** Excludes clicks on links and controls, and clicks that end a text selection. */
function isPlainClick(event: MouseEvent<HTMLElement>): boolean {
  if (event.ctrlKey || event.metaKey || event.shiftKey || isOnControl(event)) return false;
  return (
    (window.getSelection()?.isCollapsed ?? true) ||
    !event.currentTarget.contains(window.getSelection()?.anchorNode ?? null)
  );
}

function isOnControl(event: MouseEvent<HTMLElement>): boolean {
  return event.target instanceof Element && event.target.closest('a, button, input') !== null;
}

/** The checkbox is 16 px wide; its whole cell is the click target. */
function isOnSelectCell(event: MouseEvent<HTMLElement>): boolean {
  return event.target instanceof Element && event.target.matches('[data-col="select"]');
}

/** Uses `window.open`, because not every browser follows a scripted click with a modifier key. */
function openInNewTab(row: HTMLElement) {
  const link = row.querySelector<HTMLAnchorElement>('a[href]');
  if (link !== null) window.open(link.href, '_blank', 'noopener');
}

const PENDING_LABELS = { new: 'New', changed: 'Changed', saving: 'Saving' };

/** `saving`: this tab is changing the incident. */
export type PendingChange = keyof typeof PENDING_LABELS | null;

function nameCell(props: {
  row: QueueRow;
  search: string;
  isTabStop: boolean;
  pendingChange: PendingChange;
  actions: RefObject<RowActions | null>;
}): CellContent {
  const { actions, pendingChange } = props;
  const { incident } = props.row;
  const to = incidentPath(incident.tenantId, incident.id) + props.search;
  const content = (
    <div className={styles.name}>
      {pendingChange === null ? null : (
        <span className={styles.pendingChange} title={PENDING_LABELS[pendingChange]}>
          <VisuallyHidden>{PENDING_LABELS[pendingChange]}</VisuallyHidden>
        </span>
      )}
      <a
        href={hrefOf(to)}
        tabIndex={props.isTabStop ? 0 : -1}
        className={styles.link}
        title={inertTextOf(incident.name, NAME_LENGTH)}
        onClick={(event) => actions.current?.follow(event, to)}
      >
        {inertContent(nameText(incident), NAME_LENGTH)}
      </a>
      <span className={styles.id}>{inertContent(shortIncidentId(incident.id), 40)}</span>
    </div>
  );
  return { content };
}
