import { ChevronDown16Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { type ReactNode, useEffect, useId, useRef } from 'react';
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
import { assetsOfAlert } from './assets-of-alert.ts';

/** One alert; its title opens what it means and what it brought below. An alert that is opened from elsewhere comes into sight. */
export function AlertRow(props: {
  alert: Alert;
  /** What the API sent beside. */
  otherValues: readonly EvidenceFact[];
  isOpen: boolean;
  columnCount: number;
  portalOrigin: string;
  onToggle: () => void;
}) {
  const { alert, isOpen } = props;
  const id = useId();
  const row = useRef<HTMLTableRowElement>(null);
  const wasOpenAtFirst = useRef(isOpen);
  useEffect(() => {
    if (wasOpenAtFirst.current) row.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const assets = assetsOfAlert(alert);
  return (
    <>
      <tr ref={row} role={TABLE_ROLES.row} data-open={isOpen ? '' : undefined}>
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
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={props.onToggle}
          >
            {isOpen ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
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
        <Cell className={styles.folded}>
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
        <td role={TABLE_ROLES.cell} className={`${styles.time} ${styles.first}`}>
          {alert.firstActivity === null ? null : <Moment instant={alert.firstActivity} form="short" />}
        </td>
        <td role={TABLE_ROLES.cell} className={`${styles.time} ${styles.folded}`}>
          {alert.lastActivity === null ? null : <Moment instant={alert.lastActivity} form="short" />}
        </td>
        <td role={TABLE_ROLES.cell}>
          {alert.mitreTechniques.length === 0 ? null : (
            <InertText text={alert.mitreTechniques.join(', ')} maxLength={60} code />
          )}
        </td>
      </tr>
      {isOpen ? (
        <tr id={id} role={TABLE_ROLES.row} className={styles.openedRow}>
          <td role={TABLE_ROLES.cell} className={styles.opened} colSpan={props.columnCount}>
            <AlertDetails alert={alert} otherValues={props.otherValues} portalOrigin={props.portalOrigin} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Cell(props: { className?: string | undefined; children: string | null }): ReactNode {
  return (
    <td role={TABLE_ROLES.cell} className={props.className}>
      {props.children === null ? null : <InertText text={props.children} maxLength={60} />}
    </td>
  );
}
