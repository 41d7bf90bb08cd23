import type { ReactNode } from 'react';
import { SeverityMark } from '../ui/severity.tsx';
import { CreatedChart } from './created-chart.tsx';
import { countValues } from './filter-rows.ts';
import { severityWord, statusWord } from './incident-words.ts';
import type { FilterContext } from './queue-filter.ts';
import type { QueueRow } from './queue-row.ts';
import styles from './queue-summary.module.css';
import { type QueueView, toggled } from './queue-view.ts';

const SEVERITIES = ['high', 'medium', 'low', 'informational'];
const STATUSES = ['active', 'inProgress', 'resolved'];

/** How many there are of each kind in this view; a press filters by it. */
export function QueueSummary(props: {
  rows: readonly QueueRow[];
  view: QueueView;
  context: FilterContext;
  /** `false` while nothing was read: then nothing is counted. */
  isKnown: boolean;
  onChange: (change: Partial<QueueView>) => void;
}) {
  const { context, isKnown, rows, view, onChange } = props;
  const severities = countValues(rows, view, 'severity', context);
  const statuses = countValues(rows, view, 'status', context);
  return (
    <section className={styles.summary} aria-label="Summary">
      <ul className={styles.tallies} aria-label="By severity">
        {SEVERITIES.map((severity) => (
          <li key={severity}>
            <Tally
              count={isKnown ? (severities.get(severity) ?? 0) : null}
              pressed={view.severity.includes(severity)}
              onPress={() => onChange({ severity: toggled(view.severity, severity) })}
            >
              <SeverityMark level={severity} word={<span className={styles.word}>{severityWord(severity)}</span>} />
            </Tally>
          </li>
        ))}
      </ul>
      <ul className={styles.tallies} aria-label="By status" data-group="status">
        {STATUSES.map((status) => (
          <li key={status}>
            <Tally
              count={isKnown ? (statuses.get(status) ?? 0) : null}
              pressed={view.status.includes(status)}
              onPress={() => onChange({ status: toggled(view.status, status) })}
            >
              {statusWord(status)}
            </Tally>
          </li>
        ))}
        <li>
          <Tally
            count={isKnown ? (countValues(rows, view, 'hygiene', context).get('overdue') ?? 0) : null}
            pressed={view.hygiene.includes('overdue')}
            onPress={() => onChange({ hygiene: toggled(view.hygiene, 'overdue') })}
          >
            High, over 4 h
          </Tally>
        </li>
      </ul>
      {isKnown ? <CreatedChart {...{ rows, view, context, onChange }} /> : null}
    </section>
  );
}

function Tally(props: { count: number | null; pressed: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.tally} aria-pressed={props.pressed} onClick={props.onPress}>
      <b>{props.count === null ? '–' : props.count.toLocaleString('en')}</b>
      <span className={styles.name}>{props.children}</span>
    </button>
  );
}
