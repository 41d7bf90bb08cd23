import { useState } from 'react';
import type { Alert, Incident } from '../../defender/model/incident.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import tableStyles from '../../ui/table.module.css';
import { otherValuesOfAlerts } from '../json/other-values.ts';
import { NoAlerts } from '../labels/no-alerts.tsx';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import { filterAlerts, NO_ALERT_FILTER, validFilter } from './alert-filter.ts';
import { AlertFilters } from './alert-filters.tsx';
import { AlertRow } from './alert-row.tsx';
import styles from './alerts-panel.module.css';

/** The number of alerts rendered before the user chooses to show all. */
const INITIAL_COUNT = 100;

const ALERT_COLUMNS = [
  'Severity',
  'Alert',
  'Status',
  'Category',
  'Source',
  'Assets',
  'First activity',
  'Techniques',
] as const;

/** All alerts of the incident in the API's order. At most one is expanded. */
export function AlertsPanel(props: {
  incident: Incident;
  /** The key of each alert in the URL. */
  keys: ReadonlyMap<Alert, string>;
  /** The key of the expanded alert; empty if none is. */
  expandedKey: string;
  portalOrigin: string;
  onExpand: (key: string) => void;
}) {
  const [showsAll, setShowsAll] = useState(false);
  const [selectedFilter, setFilter] = useState(NO_ALERT_FILTER);
  const { keys, expandedKey } = props;
  const { alerts } = props.incident;
  if (alerts.length === 0) return <NoAlerts incident={props.incident} />;
  const filter = validFilter(alerts, selectedFilter);
  const matching = filterAlerts(alerts, filter);
  const expandedIndex = matching.findIndex((alert) => keys.get(alert) === expandedKey);
  const otherValues = otherValuesOfAlerts(props.incident);
  const visibleAlerts = showsAll || expandedIndex >= INITIAL_COUNT ? matching : matching.slice(0, INITIAL_COUNT);
  return (
    <div className={styles.panel}>
      <AlertFilters alerts={alerts} visibleCount={matching.length} filter={filter} onFilter={setFilter} />
      {matching.length === 0 ? (
        <EmptyState title="No matches">No alert matches all filters.</EmptyState>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
        <section className={`${tableStyles.frame} ${styles.frame}`} tabIndex={0} aria-label="Alerts, scrollable">
          <table
            className={`${tableStyles.table} ${tableStyles.stacked} ${styles.table}`}
            role={TABLE_ROLES.table}
            aria-label="Alerts"
          >
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
              {visibleAlerts.map((alert, index) => (
                <AlertRow
                  key={keys.get(alert)}
                  alert={alert}
                  otherValues={otherValues[alerts.indexOf(alert)] ?? []}
                  isExpanded={index === expandedIndex}
                  columnCount={ALERT_COLUMNS.length}
                  portalOrigin={props.portalOrigin}
                  onToggle={() => props.onExpand(index === expandedIndex ? '' : (keys.get(alert) ?? ''))}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {visibleAlerts.length === matching.length ? null : (
        <Button size="small" onClick={() => setShowsAll(true)}>
          Show all {matching.length.toLocaleString('en')} alerts
        </Button>
      )}
    </div>
  );
}
