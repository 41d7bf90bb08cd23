import { useState } from 'react';
import type { Alert, Incident } from '../../defender/model/incident.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import tableStyles from '../../ui/table.module.css';
import { otherValuesOfAlerts } from '../json/other-values.ts';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import { AlertRow } from './alert-row.tsx';
import styles from './alerts-panel.module.css';

/** How many alerts are drawn before one has to ask for more. */
const FIRST_SHOWN = 100;

const ALERT_COLUMNS = [
  'Severity',
  'Alert',
  'Status',
  'Category',
  'Source',
  'Detection',
  'Assets',
  'First activity',
  'Last activity',
  'Techniques',
] as const;

/** Every alert of the incident, as the API listed them. One of them may be open: what it means and what it brought. */
export function AlertsPanel(props: {
  incident: Incident;
  /** What each alert is called in the address. */
  keys: ReadonlyMap<Alert, string>;
  /** The key of the open alert; empty when none is. */
  open: string;
  portalOrigin: string;
  onOpen: (key: string) => void;
}) {
  const [isUnfolded, setUnfolded] = useState(false);
  const { keys, open } = props;
  const { alerts } = props.incident;
  if (alerts.length === 0) {
    return (
      <EmptyState title="No alerts">
        Defender sent none with this incident, or none that this account may see.
      </EmptyState>
    );
  }
  const openIndex = alerts.findIndex((alert) => keys.get(alert) === open);
  const otherValues = otherValuesOfAlerts(props.incident);
  const shown = isUnfolded || openIndex >= FIRST_SHOWN ? alerts : alerts.slice(0, FIRST_SHOWN);
  return (
    <div className={styles.panel}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={`${tableStyles.frame} ${styles.frame}`} tabIndex={0} aria-label="Alerts, scrolls">
        <table className={`${tableStyles.table} ${styles.table}`} role={TABLE_ROLES.table} aria-label="Alerts">
          <thead role={TABLE_ROLES.rowGroup}>
            <tr role={TABLE_ROLES.row}>
              {ALERT_COLUMNS.map((column) => (
                <th key={column} scope="col" role={TABLE_ROLES.columnHeader}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role={TABLE_ROLES.rowGroup}>
            {shown.map((alert, index) => (
              <AlertRow
                key={keys.get(alert)}
                alert={alert}
                otherValues={otherValues[index] ?? []}
                isOpen={index === openIndex}
                columnCount={ALERT_COLUMNS.length}
                portalOrigin={props.portalOrigin}
                onToggle={() => props.onOpen(index === openIndex ? '' : (keys.get(alert) ?? ''))}
              />
            ))}
          </tbody>
        </table>
      </section>
      {shown.length === alerts.length ? null : (
        <Button size="small" onClick={() => setUnfolded(true)}>
          Show all {alerts.length.toLocaleString('en')} alerts
        </Button>
      )}
    </div>
  );
}
