import { DAY_MS, epochMs, MINUTE_MS } from '../std/time.ts';
import { useNow } from '../ui/use-now.ts';
import { CHART_DAYS, CHART_SEVERITIES, createdPerDay, type DayCount } from './created-per-day.ts';
import type { QueueRow } from './queue-row.ts';
import styles from './queue-summary.module.css';

const HEIGHT = 36;
const GAP = 0.6;

/** Incidents created per day, stacked by severity. The numbers it shows are all in the table below it. */
export function CreatedChart(props: { rows: readonly QueueRow[] }) {
  const now = useNow(MINUTE_MS);
  const today = new Date(now).setHours(0, 0, 0, 0);
  const days = createdPerDay(props.rows, epochMs(today));
  const most = Math.max(1, ...days.map(total));
  const first = new Date(today - (CHART_DAYS - 1) * DAY_MS).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
  });
  return (
    <figure className={styles.chart} aria-label="Incidents created per day, last 30 days">
      <svg className={styles.bars} aria-hidden="true">
        <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        {days.map((day, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place
          <Bar key={index} day={day} index={index} scale={(HEIGHT - 2) / most} />
        ))}
      </svg>
      <figcaption className={styles.axis}>
        <span>{first}</span>
        <span>Created per day, last 30 days</span>
        <span>
          Today <b>{total(days[CHART_DAYS - 1])}</b>
        </span>
      </figcaption>
    </figure>
  );
}

function Bar(props: { day: DayCount; index: number; scale: number }) {
  let top = HEIGHT - 1;
  return [...CHART_SEVERITIES].reverse().map((severity) => {
    const height = props.day[severity] * props.scale;
    if (height === 0) return null;
    top -= height;
    return (
      <rect
        key={severity}
        data-severity={severity}
        x={`${(props.index * 100) / CHART_DAYS}%`}
        width="2.4%"
        y={top}
        height={Math.max(height - GAP, 0.5)}
      />
    );
  });
}

function total(day: DayCount | undefined): number {
  return day === undefined ? 0 : CHART_SEVERITIES.reduce((sum, severity) => sum + day[severity], 0);
}
