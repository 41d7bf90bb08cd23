import { Fragment, type ReactNode } from 'react';
import type { ImpactedAsset } from '../../defender/model/impacted-assets.ts';
import type { Incident } from '../../defender/model/incident.ts';
import { areAlertsKnown } from '../../defender/model/incident-facts.ts';
import { Badge } from '../../ui/badge.tsx';
import { InertText, inertContent } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Moment } from '../../ui/moment.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { classificationLabel, evidenceKindLabel, severityLabel, statusLabel } from '../labels/incident-labels.ts';
import { KindIcon } from '../labels/kind-icon.tsx';
import type { QueueRow } from '../rows/queue-row.ts';
import styles from './incident-table.module.css';
import type { ColumnId } from './queue-columns.ts';
import { sourceIcons } from './source-icons.tsx';

export const NAME_LENGTH = 240;

/** `stacked`: three lines for each row, without column headers. `printed`: a table on paper. */
export type RowLayout = 'table' | 'stacked' | 'printed';

/** What a cell contains. The element of the cell carries the title, so that text needs no element of its own. */
export type CellContent = {
  readonly content: ReactNode;
  /** All of a text that the cell may truncate. */
  readonly title?: string;
  readonly isQuiet?: boolean;
};

/**
 * The cell of each column but the incident's name. Plain functions, because a component for each cell would double the
 * work of rendering a row. Stacked cells have no header, so their text is longer.
 */
export const INCIDENT_CELLS: Readonly<
  Record<Exclude<ColumnId, 'incident'>, (row: QueueRow, layout: RowLayout) => CellContent>
> = {
  severity: ({ incident }) => ({
    content: <SeverityMark level={incident.severity} label={inertContent(severityLabel(incident.severity), 40)} />,
  }),
  tenant: (row) => ({ ...longText(row.tenantName), isQuiet: true }),
  status: ({ incident }) => ({
    content: <StatusMark status={incident.status} label={inertContent(statusLabel(incident.status), 40)} />,
  }),
  assigned: ({ incident }) =>
    incident.assignedTo === null ? { content: 'Unassigned', isQuiet: true } : assignee(incident.assignedTo),
  alerts: (row, layout) => ({ ...alertCounts(row, layout), isQuiet: true }),
  assets: (row) => ({ content: assetCounts(row.assets) }),
  sources: ({ sources }) => {
    const title = listTitle(sources);
    return { content: sourceIcons(sources, title), title, isQuiet: true };
  },
  categories: (row) => ({ ...firstOf(row.categories), isQuiet: true }),
  tags: (row) => tagsCell(row.tags),
  updated: ({ incident }, layout) => ({
    content: <Moment instant={incident.lastUpdate} form={UPDATED_FORMS[layout]} />,
    isQuiet: true,
  }),
  created: ({ incident }) => ({ content: <Moment instant={incident.created} form="short" />, isQuiet: true }),
  classification: ({ incident }) => ({
    content: inertContent(classificationLabel(incident.classification), 40),
    isQuiet: incident.classification === 'unknown',
  }),
};

/** The cell of a row that shows only its severity, name and status. Such a row takes a third of the time to render. */
export function briefCell(id: ColumnId, { incident }: QueueRow): CellContent {
  switch (id) {
    case 'severity':
      return { content: inertContent(severityLabel(incident.severity), 40) };
    case 'incident':
      return { content: inertContent(nameText(incident), NAME_LENGTH) };
    case 'status':
      return { content: inertContent(statusLabel(incident.status), 40) };
    default:
      return NOTHING;
  }
}

/** An incident without a name goes by its number. */
export function nameText(incident: Incident): string {
  return incident.name === '' ? `Incident ${incident.id}` : incident.name;
}

/** Paper does not tell how long ago it was printed. */
const UPDATED_FORMS = { table: 'relative', stacked: 'ago', printed: 'short' } as const;

const NOTHING: CellContent = { content: null };

function alertCounts(row: QueueRow, layout: RowLayout): CellContent {
  if (!areAlertsKnown(row.incident)) {
    return {
      content: layout === 'stacked' ? 'Alerts unknown' : '–',
      title: 'The API returned this incident without its alerts',
    };
  }
  return {
    content: (
      <>
        <b>{row.activeAlerts}</b>/{row.incident.alerts.length}
        {layout === 'stacked' ? ' alerts' : null}
      </>
    ),
  };
}

function longText(text: string): CellContent {
  return { content: inertContent(text, 80), title: inertTextOf(text, NAME_LENGTH) };
}

/** A user name without its domain, which is the same for most assignees. The title has all of it. */
function assignee(text: string): CellContent {
  const [localPart = ''] = text.split('@', 1);
  return { content: inertContent(localPart === '' ? text : localPart, 80), title: inertTextOf(text, NAME_LENGTH) };
}

/** The first value and the number of others, which reads better than several truncated values. */
function firstOf(values: readonly string[]): CellContent {
  const [first, ...others] = values;
  if (first === undefined) return NOTHING;
  const title = listTitle(values);
  if (others.length === 0) return { content: inertContent(first, 60), title };
  return {
    content: (
      <span className={styles.firstOf}>
        <InertText text={first} maxLength={60} className={styles.clip} />
        <span className={styles.more}>+{others.length}</span>
      </span>
    ),
    title,
  };
}

function tagsCell(tags: readonly string[]): CellContent {
  const [first, ...others] = tags;
  if (first === undefined) return NOTHING;
  const title = listTitle(tags);
  const badge = <Badge>{inertContent(first, 40)}</Badge>;
  if (others.length === 0) return { content: badge, title };
  return {
    content: (
      <span className={styles.firstOf}>
        {badge}
        <span className={styles.more}>+{others.length}</span>
      </span>
    ),
    title,
  };
}

/** The number of impacted assets of each kind, as icons with counts. */
function assetCounts(assets: readonly ImpactedAsset[]): ReactNode {
  const counts = new Map<string, number>();
  for (const asset of assets) counts.set(asset.kind, (counts.get(asset.kind) ?? 0) + 1);
  if (counts.size === 0) return null;
  const label = [...counts].map(([kind, count]) => `${evidenceKindLabel(kind)}: ${count}`).join(', ');
  // The column has room for three kinds. A clipped number would be wrong.
  const visible = [...counts].slice(0, counts.size > 3 ? 2 : 3);
  return (
    <span className={styles.counts} role="img" aria-label={label} title={label}>
      {visible.map(([kind, count]) => (
        <Fragment key={kind}>
          <KindIcon kind={kind} />
          {count}
        </Fragment>
      ))}
      {counts.size > visible.length ? <span className={styles.moreKinds}>+{counts.size - visible.length}</span> : null}
    </span>
  );
}

function listTitle(values: readonly string[]): string {
  return values.map((value) => inertTextOf(value, 60)).join(', ');
}
