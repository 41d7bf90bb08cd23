import type { Alert } from '../defender/incident.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { InertText } from '../ui/inert-text.tsx';
import { Moment } from '../ui/moment.tsx';
import { SeverityMark } from '../ui/severity.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import styles from './incident-page.module.css';
import { alertStatusWord, categoryWord, severityWord, sourceWord } from './incident-words.ts';

/** Every alert of the incident, as the API listed them. */
export function AlertsPanel(props: { alerts: readonly Alert[] }) {
  if (props.alerts.length === 0) {
    return (
      <EmptyState title="No alerts">
        Defender sent none with this incident, or none that this account may see.
      </EmptyState>
    );
  }
  return (
    <div className={styles.pane}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.frame} tabIndex={0} aria-label="Alerts, scrolls">
        <table className={styles.table} aria-label="Alerts">
          <thead>
            <tr>
              <th scope="col">Severity</th>
              <th scope="col">Alert</th>
              <th scope="col">Status</th>
              <th scope="col">Category</th>
              <th scope="col">Source</th>
              <th scope="col">Techniques</th>
              <th scope="col">First activity</th>
              <th scope="col">Last activity</th>
            </tr>
          </thead>
          <tbody>
            {props.alerts.map((alert) => (
              <tr key={alert.id}>
                <td>
                  <SeverityMark level={alert.severity} word={<InertText text={severityWord(alert.severity)} />} />
                </td>
                <th scope="row">
                  <span className={styles.strong}>
                    <InertText text={alert.title} maxLength={300} />
                  </span>
                  {alert.description === null ? null : (
                    <span className={styles.sub}>
                      <InertText text={alert.description} maxLength={400} />
                    </span>
                  )}
                  <span className={styles.sub}>
                    <InertText text={alert.id} maxLength={80} code />
                  </span>
                </th>
                <td>
                  <StatusMark status={alert.status} word={<InertText text={alertStatusWord(alert.status)} />} />
                </td>
                <td>
                  {alert.category === null ? null : <InertText text={categoryWord(alert.category)} maxLength={60} />}
                </td>
                <td>
                  {alert.serviceSource === null ? null : (
                    <InertText text={sourceWord(alert.serviceSource)} maxLength={60} />
                  )}
                </td>
                <td>
                  <InertText text={alert.mitreTechniques.join(', ')} maxLength={120} code />
                </td>
                <td className={styles.time}>
                  {alert.firstActivity === null ? null : <Moment instant={alert.firstActivity} form="short" />}
                </td>
                <td className={styles.time}>
                  {alert.lastActivity === null ? null : <Moment instant={alert.lastActivity} form="short" />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
