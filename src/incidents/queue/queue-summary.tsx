import { type ReactNode, useMemo } from 'react';
import { SeverityMark } from '../../ui/severity.tsx';
import { severityLabel, statusLabel } from '../labels/incident-labels.ts';
import { countValues, filterRows } from '../rows/filter-rows.ts';
import { type FilterContext, NO_FILTER } from '../rows/queue-filter.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { ANY_TIME } from '../rows/time-range.ts';
import { type QueueView, type QueueViewChange, toggled } from '../views/queue-view.ts';
import { CreatedChart } from './created-chart.tsx';
import { chartBorders, countPerSpan } from './created-per-day.ts';
import styles from './queue-summary.module.css';

const SEVERITIES = ['high', 'medium', 'low', 'informational'];
const STATUSES = ['active', 'inProgress', 'resolved'];

/** How many there are of each kind in this view; a press filters by it. */
export function QueueSummary(props: {
  rows: readonly QueueRow[];
  view: QueueView;
  /** The view that is counted: that one, or the one before it while there is more urgent work. */
  summed: QueueView;
  context: FilterContext;
  /** `false` while nothing was read: then nothing is counted. */
  hasCounts: boolean;
  onChange: (change: QueueViewChange) => void;
}) {
  const { context, hasCounts, rows, summed, view, onChange } = props;
  const counts = useMemo(() => countsOf(rows, summed, context), [rows, summed, context]);
  return (
    <section className={styles.summary} aria-label="Summary">
      <ul className={styles.tallies} aria-label="By severity">
        {SEVERITIES.map((severity) => (
          <li key={severity}>
            <Tally
              count={hasCounts ? (counts.severity.get(severity) ?? 0) : null}
              pressed={view.severity.includes(severity)}
              onPress={() => onChange((newest) => ({ severity: toggled(newest.severity, severity) }))}
            >
              <SeverityMark level={severity} label={<span className={styles.word}>{severityLabel(severity)}</span>} />
            </Tally>
          </li>
        ))}
      </ul>
      <ul className={styles.tallies} aria-label="By status" data-group="status">
        {STATUSES.map((status) => (
          <li key={status}>
            <Tally
              count={hasCounts ? (counts.status.get(status) ?? 0) : null}
              pressed={view.status.includes(status)}
              onPress={() => onChange((newest) => ({ status: toggled(newest.status, status) }))}
            >
              {statusLabel(status)}
            </Tally>
          </li>
        ))}
        <li>
          <Tally
            count={hasCounts ? (counts.hygiene.get('overdue') ?? 0) : null}
            pressed={view.hygiene.includes('overdue')}
            onPress={() => onChange((newest) => ({ hygiene: toggled(newest.hygiene, 'overdue') }))}
          >
            High, over 4 h
          </Tally>
        </li>
      </ul>
      {hasCounts ? <CreatedChart spans={counts.spans} {...{ view, context, onChange }} /> : null}
    </section>
  );
}

function countsOf(rows: readonly QueueRow[], view: QueueView, context: FilterContext) {
  // Each count leaves out a part of its own; what all of them ask is asked once.
  const found = filterRows(rows, { ...view, severity: [], status: [], hygiene: [], created: ANY_TIME }, context);
  const { severity, status, hygiene, created } = view;
  const rest = { ...NO_FILTER, severity, status, hygiene, created };
  const everyDay = filterRows(found, { ...rest, created: ANY_TIME }, context);
  return {
    severity: countValues(found, rest, 'severity', context),
    status: countValues(found, rest, 'status', context),
    hygiene: countValues(found, rest, 'hygiene', context),
    spans: countPerSpan(everyDay, chartBorders(created, context.now)),
  };
}

function Tally(props: { count: number | null; pressed: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.tally} aria-pressed={props.pressed} onClick={props.onPress}>
      <b>{props.count === null ? '–' : props.count.toLocaleString('en')}</b>
      <span className={styles.name}>{props.children}</span>
    </button>
  );
}
