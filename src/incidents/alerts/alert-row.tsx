import { ChevronDown16Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { isAssetKind } from '../../defender/model/impacted-assets.ts';
import type { Alert, EvidenceFact } from '../../defender/model/incident.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Moment } from '../../ui/moment.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { alertStatusLabel, categoryLabel, severityLabel, sourceLabel } from '../labels/incident-labels.ts';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import { AlertDetails } from './alert-details.tsx';
import styles from './alerts-panel.module.css';

/** One alert. Its title expands the details below it. An alert that is expanded on first render scrolls into view. */
export function AlertRow(props: {
  alert: Alert;
  /** Values of the alert that the page has no label for. */
  otherValues: readonly EvidenceFact[];
  isExpanded: boolean;
  columnCount: number;
  portalOrigin: string;
  onToggle: () => void;
}) {
  const { alert, isExpanded } = props;
  const id = useId();
  const row = useRef<HTMLTableRowElement>(null);
  const wasExpandedOnMount = useRef(isExpanded);
  useEffect(() => {
    if (wasExpandedOnMount.current) row.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const assets = assetsOfAlert(alert);
  return (
    <>
      <tr ref={row} role={TABLE_ROLES.row} data-expanded={isExpanded ? '' : undefined}>
        <td role={TABLE_ROLES.cell}>
          <SeverityMark
            level={alert.severity}
            label={<InertText text={severityLabel(alert.severity)} maxLength={24} />}
          />
        </td>
        <th scope="row" role={TABLE_ROLES.rowHeader}>
          <button
            type="button"
            className={styles.title}
            aria-expanded={isExpanded}
            aria-controls={isExpanded ? id : undefined}
            onClick={props.onToggle}
          >
            {isExpanded ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
            <InertText text={alert.title === '' ? alert.id : alert.title} maxLength={200} />
          </button>
        </th>
        <td role={TABLE_ROLES.cell}>
          <StatusMark
            status={alert.status}
            label={<InertText text={alertStatusLabel(alert.status)} maxLength={24} />}
          />
        </td>
        <Cell>{alert.category === null ? null : categoryLabel(alert.category)}</Cell>
        <Cell>{alert.serviceSource === null ? null : sourceLabel(alert.serviceSource)}</Cell>
        <Cell className={styles.wideOnly}>
          {alert.detectionSource === null ? null : sourceLabel(alert.detectionSource)}
        </Cell>
        <td role={TABLE_ROLES.cell}>
          {assets[0] === undefined ? null : (
            <span className={styles.assets}>
              <span className={styles.asset} title={inertTextOf(assets.join(', '), 400)}>
                <InertText text={assets[0]} maxLength={60} />
              </span>
              {assets.length === 1 ? null : <span className={styles.quiet}>+{assets.length - 1}</span>}
            </span>
          )}
        </td>
        <td role={TABLE_ROLES.cell} className={`${styles.time} ${styles.firstActivity}`}>
          {alert.firstActivity === null ? null : <Moment instant={alert.firstActivity} form="short" />}
        </td>
        <td role={TABLE_ROLES.cell} className={`${styles.time} ${styles.wideOnly}`}>
          {alert.lastActivity === null ? null : <Moment instant={alert.lastActivity} form="short" />}
        </td>
        <td role={TABLE_ROLES.cell}>
          {alert.mitreTechniques.length === 0 ? null : (
            <InertText text={alert.mitreTechniques.join(', ')} maxLength={60} code />
          )}
        </td>
      </tr>
      {isExpanded ? (
        <tr id={id} role={TABLE_ROLES.row} className={styles.detailsRow}>
          <td role={TABLE_ROLES.cell} className={styles.details} colSpan={props.columnCount}>
            <AlertDetails alert={alert} otherValues={props.otherValues} portalOrigin={props.portalOrigin} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** Returns the names of the alert's assets, without duplicates. */
function assetsOfAlert(alert: Alert): readonly string[] {
  return [...new Set(alert.evidence.filter(({ kind }) => isAssetKind(kind)).map(({ name }) => name))];
}

function Cell(props: { className?: string | undefined; children: string | null }): ReactNode {
  return (
    <td role={TABLE_ROLES.cell} className={props.className}>
      {props.children === null ? null : <InertText text={props.children} maxLength={60} />}
    </td>
  );
}
