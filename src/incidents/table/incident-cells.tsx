import { Fragment, type ReactNode } from 'react';
import type { ImpactedAsset } from '../../defender/model/impacted-assets.ts';
import { Badge } from '../../ui/badge.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Moment } from '../../ui/moment.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { classificationLabel, evidenceKindLabel, severityLabel, statusLabel } from '../labels/incident-labels.ts';
import { KindIcon } from '../labels/kind-icon.tsx';
import type { QueueRow } from '../rows/queue-row.ts';
import styles from './incident-table.module.css';
import type { ColumnId } from './queue-columns.ts';
import { SourceIcons } from './source-icons.tsx';

export const NAME_LENGTH = 240;

/** Renders the cell of each column but the incident's name. Stacked cells have no header, so their text is longer. */
export const INCIDENT_CELLS: Readonly<
  Record<Exclude<ColumnId, 'incident'>, (row: QueueRow, isStacked: boolean) => ReactNode>
> = {
  severity: ({ incident }) => (
    <SeverityMark level={incident.severity} label={<ShortText text={severityLabel(incident.severity)} />} />
  ),
  tenant: (row) => <LongText text={row.tenantName} />,
  status: ({ incident }) => (
    <StatusMark status={incident.status} label={<ShortText text={statusLabel(incident.status)} />} />
  ),
  assigned: ({ incident }) =>
    incident.assignedTo === null ? (
      <span className={styles.quiet}>Unassigned</span>
    ) : (
      <Assignee text={incident.assignedTo} />
    ),
  alerts: (row, isStacked) => (
    <>
      <b>{row.activeAlerts}</b>/{row.incident.alerts.length}
      {isStacked ? ' alerts' : null}
    </>
  ),
  assets: (row) => <AssetCounts assets={row.assets} />,
  sources: (row) => <SourceIcons sources={row.sources} />,
  categories: (row) => <FirstOf values={row.categories} />,
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

function ShortText(props: { text: string }) {
  return <InertText text={props.text} maxLength={40} />;
}

/** The cell truncates long text; the title has all of it. */
function LongText(props: { text: string }) {
  return <InertText text={props.text} maxLength={80} title={inertTextOf(props.text, NAME_LENGTH)} />;
}

/** A user name without its domain, which is the same for most assignees. The title has all of it. */
function Assignee(props: { text: string }) {
  const [localPart = ''] = props.text.split('@');
  return (
    <InertText
      text={localPart === '' ? props.text : localPart}
      maxLength={80}
      title={inertTextOf(props.text, NAME_LENGTH)}
    />
  );
}

/** The first value and the number of others, which reads better than several truncated values. */
function FirstOf(props: { values: readonly string[] }) {
  const [first, ...others] = props.values;
  if (first === undefined) return null;
  const title = props.values.map((value) => inertTextOf(value, 60)).join(', ');
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

/** The number of impacted assets of each kind, as icons with counts. */
function AssetCounts(props: { assets: readonly ImpactedAsset[] }) {
  const counts = new Map<string, number>();
  for (const asset of props.assets) counts.set(asset.kind, (counts.get(asset.kind) ?? 0) + 1);
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
