import { useId } from 'react';
import type { Alert } from '../defender/incident.ts';
import { formatDuration } from '../ui/format-moment.ts';
import { InertText } from '../ui/inert-text.tsx';
import { Moment } from '../ui/moment.tsx';
import { SeverityMark } from '../ui/severity.tsx';
import { Unseen } from '../ui/unseen.tsx';
import { alertSpans } from './alert-spans.ts';
import styles from './alert-timeline.module.css';
import { severityWord } from './incident-words.ts';

/** The alerts by the time of their activity, each as a bar; the numbers beside it say the same. */
export function AlertTimeline(props: { alerts: readonly Alert[] }) {
  const id = useId();
  const spans = alertSpans(props.alerts);
  if (spans.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          Timeline
        </h2>
        <span className={styles.note}>
          {spans.length === 1 ? '1 alert' : `${spans.length} alerts`}, first to last activity, your time
        </span>
      </div>
      <table className={styles.timeline}>
        <caption>
          <Unseen>Alerts by time</Unseen>
        </caption>
        <thead>
          <tr>
            <th scope="col">Alert</th>
            <th scope="col">
              <Unseen>When</Unseen>
            </th>
            <th scope="col" className={styles.end}>
              From
            </th>
            <th scope="col" className={styles.end}>
              For
            </th>
          </tr>
        </thead>
        <tbody>
          {spans.map(({ alert, from, to, start, width }) => (
            <tr key={alert.id}>
              <th scope="row">
                <span className={styles.name}>
                  <SeverityMark
                    level={alert.severity}
                    word={<InertText text={severityWord(alert.severity)} maxLength={40} />}
                    wordHidden
                  />
                  <span className={styles.clip}>
                    <InertText text={alert.title} maxLength={160} />
                  </span>
                </span>
              </th>
              <td>
                <svg className={styles.lane} data-severity={alert.severity} aria-hidden="true">
                  <rect x={`${start * 98}%`} y="10" width={`${Math.max(width * 98, 0.8)}%`} height="8" rx="2" />
                </svg>
              </td>
              <td className={styles.end}>
                <Moment instant={from} form="short" />
              </td>
              <td className={`${styles.end} ${styles.note}`}>{formatDuration(to.epochMs - from.epochMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
