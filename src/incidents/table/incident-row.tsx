import { type MouseEvent, memo, type ReactNode, type RefObject } from 'react';
import { hrefOf } from '../../navigation/href.ts';
import { incidentPath } from '../../navigation/routes.ts';
import { Badge } from '../../ui/badge.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Moment } from '../../ui/moment.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { classificationLabel, severityLabel, statusLabel } from '../labels/incident-labels.ts';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { AssetCounts } from './asset-counts.tsx';
import styles from './incident-table.module.css';
import type { ColumnId, QueueColumn } from './queue-columns.ts';

const NAME_LENGTH = 240;

/** What a row asks of its table, by key. */
export type RowActions = {
  readonly focus: (key: string) => void;
  readonly open: (key: string) => void;
  /** Enter means to go on in the panel. */
  readonly enter: (key: string) => void;
  /** `range`: from the row chosen last to this one. */
  readonly select: (key: string, reach: 'row' | 'range') => void;
  readonly follow: (event: MouseEvent<HTMLAnchorElement>, to: string) => void;
};

/**
 * One incident of the queue. A press anywhere but on the name opens its panel, with Ctrl or the middle button its page in a
 * new tab; the name is a link to that page. Only the row that takes part in the tab order lets its link do so: else there
 * would be a stop for every row. Remembered, as most rows stay as they are while the list scrolls.
 */
export const IncidentRow = memo(function IncidentRow(props: {
  row: QueueRow;
  index: number;
  columns: readonly QueueColumn[];
  /** Stands behind the path of the incident's page: the view goes along. */
  search: string;
  isOpen: boolean;
  isSelected: boolean;
  pendingChange: PendingChange;
  isTabStop: boolean;
  /** Without the heads of the columns: then the cells say what they are. */
  isStacked: boolean;
  measure: ((element: HTMLTableRowElement | null) => void) | null;
  /** Always the same object, whatever the actions are by then. */
  actions: RefObject<RowActions | null>;
}) {
  const { actions, row, isOpen, isSelected } = props;
  // Laid out otherwise than as a table, its parts have to say what they are.
  const roles = props.isStacked ? TABLE_ROLES : null;
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
      aria-rowindex={props.index + 2}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      onFocus={() => actions.current?.focus(row.key)}
      onMouseDown={(event) => {
        // Else the browser marks the text between the two presses, and the middle button starts to scroll.
        if (event.shiftKey || (event.button === 1 && !isOnControl(event))) event.preventDefault();
      }}
      onClick={(event) => {
        if (isBesideBox(event)) actions.current?.select(row.key, event.shiftKey ? 'range' : 'row');
        else if (isPlainPress(event)) actions.current?.open(row.key);
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
        <input
          type="checkbox"
          className={styles.box}
          tabIndex={props.isTabStop ? 0 : -1}
          aria-label={`Select ${inertTextOf(row.incident.id, 20)}`}
          checked={isSelected}
          onChange={({ nativeEvent }) =>
            actions.current?.select(
              row.key,
              nativeEvent instanceof window.MouseEvent && nativeEvent.shiftKey ? 'range' : 'row',
            )
          }
        />
      </td>
      {props.columns.map((column) => (
        <td key={column.id} role={roles?.cell} data-col={column.id} data-collapse={column.collapse ?? undefined}>
          {column.id === 'incident' ? <Name {...props} /> : CELLS[column.id](row, props.isStacked)}
        </td>
      ))}
    </tr>
  );
});

/** Links act for themselves, and somebody who marks text does not mean to open anything. */
function isPlainPress(event: MouseEvent<HTMLElement>): boolean {
  if (event.ctrlKey || event.metaKey || event.shiftKey || isOnControl(event)) return false;
  return (
    (window.getSelection()?.isCollapsed ?? true) ||
    !event.currentTarget.contains(window.getSelection()?.anchorNode ?? null)
  );
}

function isOnControl(event: MouseEvent<HTMLElement>): boolean {
  return event.target instanceof Element && event.target.closest('a, button, input') !== null;
}

/** The box is resizing at 16 px; its whole cell is there to be pressed. */
function isBesideBox(event: MouseEvent<HTMLElement>): boolean {
  return event.target instanceof Element && event.target.matches('[data-col="select"]');
}

/** Not a press on the link with the same key: not every browser follows one that a script made. */
function openInNewTab(row: HTMLElement) {
  const link = row.querySelector<HTMLAnchorElement>('a[href]');
  if (link !== null) window.open(link.href, '_blank', 'noopener');
}

type PendingChange = 'new' | 'changed' | null;

const CELLS: Readonly<Record<Exclude<ColumnId, 'incident'>, (row: QueueRow, isStacked: boolean) => ReactNode>> = {
  severity: ({ incident }) => (
    <SeverityMark level={incident.severity} label={<Word text={severityLabel(incident.severity)} />} />
  ),
  tenant: (row) => <Inert text={row.tenantName} />,
  status: ({ incident }) => (
    <StatusMark status={incident.status} label={<Word text={statusLabel(incident.status)} />} />
  ),
  assigned: ({ incident }) =>
    incident.assignedTo === null ? (
      <span className={styles.quiet}>Unassigned</span>
    ) : (
      <Inert text={incident.assignedTo} />
    ),
  alerts: (row, isStacked) => (
    <>
      <b>{row.activeAlerts}</b>/{row.incident.alerts.length}
      {isStacked ? ' alerts' : null}
    </>
  ),
  assets: (row) => <AssetCounts assets={row.assets} />,
  sources: (row) => <FirstOf words={row.sources} />,
  categories: (row) => <FirstOf words={row.categories} />,
  tags: (row) => (row.tags.length === 0 ? null : <Tags tags={row.tags} />),
  updated: ({ incident }, isStacked) => <Moment instant={incident.lastUpdate} form={isStacked ? 'ago' : 'relative'} />,
  created: ({ incident }) => <Moment instant={incident.created} form="short" />,
  classification: ({ incident }) => (
    <InertText
      text={classificationLabel(incident.classification)}
      maxLength={40}
      className={incident.classification === 'unknown' ? styles.quiet : undefined}
    />
  ),
};

function Name(props: {
  row: QueueRow;
  search: string;
  isTabStop: boolean;
  pendingChange: PendingChange;
  actions: RefObject<RowActions | null>;
}) {
  const { actions, pendingChange } = props;
  const { incident } = props.row;
  const to = incidentPath(incident.tenantId, incident.id) + props.search;
  return (
    <div className={styles.name}>
      {pendingChange === null ? null : (
        <span className={styles.pendingChange} title={pendingChange === 'new' ? 'New' : 'Changed'}>
          <VisuallyHidden>{pendingChange === 'new' ? 'New' : 'Changed'}</VisuallyHidden>
        </span>
      )}
      <a
        href={hrefOf(to)}
        tabIndex={props.isTabStop ? 0 : -1}
        className={styles.link}
        title={inertTextOf(incident.name, NAME_LENGTH)}
        onClick={(event) => actions.current?.follow(event, to)}
      >
        <InertText text={incident.name === '' ? `Incident ${incident.id}` : incident.name} maxLength={NAME_LENGTH} />
      </a>
      <InertText text={incident.id} maxLength={20} className={styles.id} />
    </div>
  );
}

function Word(props: { text: string }) {
  return <InertText text={props.text} maxLength={40} />;
}

/** The cell cuts what is too long for it; the whole stands in the title. */
function Inert(props: { text: string }) {
  return <InertText text={props.text} maxLength={80} title={inertTextOf(props.text, NAME_LENGTH)} />;
}

/** The first of a list and how many more there are: better than three words cut short. */
function FirstOf(props: { words: readonly string[] }) {
  const [first, ...others] = props.words;
  if (first === undefined) return null;
  const title = props.words.map((word) => inertTextOf(word, 60)).join(', ');
  if (others.length === 0) return <InertText text={first} maxLength={60} title={title} />;
  return (
    <span className={styles.firstOf} title={title}>
      <InertText text={first} maxLength={60} className={styles.clip} />
      <span className={styles.more}>+{others.length}</span>
    </span>
  );
}

function Tags(props: { tags: readonly string[] }) {
  const [first = '', ...others] = props.tags;
  return (
    <span className={styles.firstOf}>
      <Badge title={props.tags.map((tag) => inertTextOf(tag, 60)).join(', ')}>
        <InertText text={first} maxLength={40} />
      </Badge>
      {others.length === 0 ? null : <span className={styles.more}>+{others.length}</span>}
    </span>
  );
}
