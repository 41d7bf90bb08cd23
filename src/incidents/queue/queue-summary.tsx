import { type ReactNode, useMemo } from 'react';
import { SeverityMark } from '../../ui/severity.tsx';
import { severityLabel, statusLabel } from '../labels/incident-labels.ts';
import { type CountExtent, countText } from '../rows/count-text.ts';
import { countValues, filterRows } from '../rows/filter-rows.ts';
import { type FilterContext, NO_FILTER } from '../rows/queue-filter.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { ANY_TIME } from '../rows/time-range.ts';
import { includesValue, type QueueView, type QueueViewChange, toggledInclusion } from '../views/queue-view.ts';
import { CreatedChart } from './created-chart.tsx';
import { chartBoundaries, countPerSpan } from './created-per-day.ts';
import styles from './queue-summary.module.css';

const SEVERITIES = ['high', 'medium', 'low', 'informational'];
const STATUSES = ['active', 'inProgress', 'resolved'];

/** Counts the incidents of the view by severity, status and creation time. A click filters by a count. */
export function QueueSummary(props: {
  rows: readonly QueueRow[];
  view: QueueView;
  /** The view to count: `view`, or an earlier one while a newer render has priority. */
  countedView: QueueView;
  context: FilterContext;
  extent: CountExtent;
  /** See `Completeness`. */
  loadedBackTo: number | null;
  onChange: (change: QueueViewChange) => void;
}) {
  const { context, extent, rows, countedView, view, onChange } = props;
  const counts = useMemo(() => countsOf(rows, countedView, context), [rows, countedView, context]);
  return (
    <section className={styles.summary} aria-label="Summary">
      <ul className={styles.tallies} aria-label="By severity">
        {SEVERITIES.map((severity) => (
          <li key={severity}>
            <Tally
              count={countText(counts.severity.get(severity) ?? 0, extent)}
              isOn={includesValue(view, 'severity', severity)}
              onToggle={() => onChange((newest) => toggledInclusion(newest, 'severity', severity))}
            >
              <SeverityMark level={severity} label={<span className={styles.label}>{severityLabel(severity)}</span>} />
            </Tally>
          </li>
        ))}
      </ul>
      <ul className={styles.tallies} aria-label="By status" data-group="status">
        {STATUSES.map((status) => (
          <li key={status}>
            <Tally
              count={countText(counts.status.get(status) ?? 0, extent)}
              isOn={includesValue(view, 'status', status)}
              onToggle={() => onChange((newest) => toggledInclusion(newest, 'status', status))}
            >
              {statusLabel(status)}
            </Tally>
          </li>
        ))}
        <li>
          <Tally
            count={countText(counts.hygiene.get('overdue') ?? 0, extent)}
            isOn={view.hygiene.length === 1 && includesValue(view, 'hygiene', 'overdue')}
            onToggle={() => onChange((newest) => toggledInclusion(newest, 'hygiene', 'overdue'))}
          >
            High, over 4 h
          </Tally>
        </li>
      </ul>
      {extent === 'none' ? null : (
        <CreatedChart spans={counts.spans} loadedBackTo={props.loadedBackTo} {...{ view, context, onChange }} />
      )}
    </section>
  );
}

function countsOf(rows: readonly QueueRow[], view: QueueView, context: FilterContext) {
  // Each count ignores its own facet. The filters that all counts share run once.
  const matching = filterRows(rows, { ...view, severity: [], status: [], hygiene: [], created: ANY_TIME }, context);
  const { severity, status, hygiene, created, not } = view;
  const rest = { ...NO_FILTER, severity, status, hygiene, created, not };
  const everyDay = filterRows(matching, { ...rest, created: ANY_TIME }, context);
  return {
    severity: countValues(matching, rest, 'severity', context),
    status: countValues(matching, rest, 'status', context),
    hygiene: countValues(matching, rest, 'hygiene', context),
    spans: countPerSpan(everyDay, chartBoundaries(created, context.now)),
  };
}

function Tally(props: { count: string; isOn: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.tally} aria-pressed={props.isOn} onClick={props.onToggle}>
      <b>{props.count}</b>
      <span className={styles.name}>{props.children}</span>
    </button>
  );
}
