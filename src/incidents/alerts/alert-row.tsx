import { ChevronDown16Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { attackTechnique } from '../../defender/model/attack-techniques.ts';
import type { Alert, EvidenceFact } from '../../defender/model/incident.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Moment } from '../../ui/moment.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { alertStatusLabel, categoryLabel, severityLabel, sourceLabel } from '../labels/incident-labels.ts';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import { AlertDetails } from './alert-details.tsx';
import { assetsOfAlert } from './alert-filter.ts';
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
            title={inertTextOf(alert.title, 240)}
            aria-expanded={isExpanded}
            aria-controls={isExpanded ? id : undefined}
            onClick={props.onToggle}
          >
            {isExpanded ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
            <InertText text={alert.title === '' ? alert.id : alert.title} maxLength={200} className={styles.clip} />
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
        <FirstOf values={assetsOfAlert(alert)} />
        <td role={TABLE_ROLES.cell} className={styles.firstActivity}>
          {alert.firstActivity === null ? null : <Moment instant={alert.firstActivity} form="short" />}
        </td>
        <FirstOf values={alert.mitreTechniques.map(techniqueText)} />
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

/** The technique with its name, which the cell truncates. */
function techniqueText(id: string): string {
  const name = attackTechnique(id)?.name;
  return name === undefined ? id : `${id} ${name}`;
}

/** The first value and the number of the others, on one line. The tooltip has all of them. */
function FirstOf(props: { values: readonly string[] }) {
  const [first, ...others] = props.values;
  if (first === undefined) return <td role={TABLE_ROLES.cell} />;
  return (
    <td role={TABLE_ROLES.cell} title={inertTextOf(props.values.join(', '), 400)}>
      <span className={styles.firstOf}>
        <InertText text={first} maxLength={80} className={styles.clip} />
        {others.length === 0 ? null : <span className={styles.quiet}>+{others.length}</span>}
      </span>
    </td>
  );
}

function Cell(props: { children: string | null }): ReactNode {
  if (props.children === null) return <td role={TABLE_ROLES.cell} />;
  return (
    <td role={TABLE_ROLES.cell} title={inertTextOf(props.children, 120)}>
      <InertText text={props.children} maxLength={60} />
    </td>
  );
}
