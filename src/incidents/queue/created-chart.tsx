import { type CSSProperties, type KeyboardEvent, memo, useState } from 'react';
import { DAY_MS, epochMs } from '../../std/time.ts';
import { formatDayOfYear } from '../../ui/format-moment.ts';
import { severityLabel } from '../labels/incident-labels.ts';
import { countText } from '../rows/count-text.ts';
import type { FilterContext } from '../rows/queue-filter.ts';
import { ANY_TIME } from '../rows/time-range.ts';
import type { QueueView } from '../views/queue-view.ts';
import { CHART_SEVERITIES, loadedPartOf, type SpanCount, totalOf } from './created-per-day.ts';
import styles from './queue-summary.module.css';

const HEIGHT = 36;
const GAP = 0.6;

/**
 * A bar chart of the view's incidents by creation day, or by week for a long range, stacked by severity. A click on a
 * bar filters by it; the arrow keys move between bars. Days that are not loaded are hatched instead of shown as zero. A
 * visually hidden table has the same numbers.
 */
export function CreatedChart(props: {
  spans: readonly SpanCount[];
  view: QueueView;
  context: FilterContext;
  /** Spans before this time are hatched: their incidents are not loaded. `null` if all are. */
  loadedBackTo: number | null;
  onChange: (change: Partial<QueueView>) => void;
}) {
  const { context, loadedBackTo, onChange, spans, view } = props;
  const [active, setActive] = useState(spans.length - 1);
  const scale = (HEIGHT - 2) / Math.max(1, ...spans.map(totalOf));
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return null;
  const isByDay = first.to - first.from < 2 * DAY_MS;
  const caption = `Created per ${isByDay ? 'day' : 'week'}, ${spans.length} ${isByDay ? 'days' : 'weeks'}`;
  const endsToday = isByDay && last.from <= context.now && context.now < last.to;
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max(active + step, 0), spans.length - 1);
    setActive(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <figure className={styles.chart} aria-label={caption}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields */}
      <div className={styles.plot} role="group" aria-label={`${caption}, filters`} onKeyDown={move}>
        <Hatch spans={spans} loadedBackTo={loadedBackTo} />
        <svg className={styles.bars} aria-hidden="true">
          <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
          {spans.map((span, index) => (
            <Bar key={span.from} span={span} index={index} count={spans.length} scale={scale} />
          ))}
        </svg>
        {spans.map((span, index) => {
          const isFiltered =
            view.created.kind === 'between' && view.created.from === span.from && view.created.to === span.to;
          const name = `${dayLabel(span)}: ${createdText(span, loadedBackTo)}`;
          return (
            <button
              key={span.from}
              type="button"
              className={styles.bar}
              aria-label={name}
              title={name}
              aria-pressed={isFiltered}
              tabIndex={index === Math.min(active, spans.length - 1) ? 0 : -1}
              onFocus={() => setActive(index)}
              onClick={() =>
                onChange({ created: isFiltered ? ANY_TIME : { kind: 'between', from: span.from, to: span.to } })
              }
            />
          );
        })}
      </div>
      <figcaption className={styles.axis}>
        <span>{startLabel(first, loadedBackTo)}</span>
        <span>{caption}</span>
        <span>
          {endsToday ? 'Today' : dayLabel(last)}{' '}
          <b>{countText(totalOf(last), loadedPartOf(last, loadedBackTo) === 'all' ? 'all' : 'partial')}</b>
        </span>
      </figcaption>
      <div className={styles.numbers}>
        <NumbersTable caption={caption} spans={spans} loadedBackTo={loadedBackTo} />
      </div>
    </figure>
  );
}

const NumbersTable = memo(function NumbersTable(props: {
  caption: string;
  spans: readonly SpanCount[];
  loadedBackTo: number | null;
}) {
  return (
    <table>
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          {CHART_SEVERITIES.map((severity) => (
            <th key={severity} scope="col">
              {severityLabel(severity)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.spans.map((span) => (
          <tr key={span.from}>
            <th scope="row">{dayLabel(span)}</th>
            {CHART_SEVERITIES.map((severity) => (
              <td key={severity}>{cellText(span, severity, props.loadedBackTo)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

function Bar(props: { span: SpanCount; index: number; count: number; scale: number }) {
  let top = HEIGHT - 1;
  const width = 100 / props.count;
  return [...CHART_SEVERITIES].reverse().map((severity) => {
    const height = props.span[severity] * props.scale;
    if (height === 0) return null;
    top -= height;
    return (
      <rect
        key={severity}
        data-severity={severity}
        x={`${props.index * width}%`}
        width={`${width * 0.72}%`}
        y={top}
        height={Math.max(height - GAP, 0.5)}
      />
    );
  });
}

/** Covers the spans whose incidents are not all loaded. */
function Hatch(props: { spans: readonly SpanCount[]; loadedBackTo: number | null }) {
  const count = props.spans.filter((span) => loadedPartOf(span, props.loadedBackTo) !== 'all').length;
  const style: CSSProperties & { '--part': string } = { '--part': `${(100 * count) / props.spans.length}%` };
  return count === 0 ? null : <span className={styles.hatch} style={style} />;
}

function createdText(span: SpanCount, loadedBackTo: number | null): string {
  const total = totalOf(span);
  const loaded = loadedPartOf(span, loadedBackTo);
  if (loaded === 'all') return `${total.toLocaleString('en')} created`;
  return loaded === 'none' && total === 0 ? 'not loaded' : `at least ${total.toLocaleString('en')} created`;
}

function cellText(span: SpanCount, severity: (typeof CHART_SEVERITIES)[number], loadedBackTo: number | null): string {
  const loaded = loadedPartOf(span, loadedBackTo);
  if (loaded === 'none' && totalOf(span) === 0) return 'Not loaded';
  return countText(span[severity], loaded === 'all' ? 'all' : 'partial');
}

function startLabel(first: SpanCount, loadedBackTo: number | null): string {
  if (loadedBackTo === null || loadedBackTo <= first.from || loadedBackTo === Number.POSITIVE_INFINITY) {
    return dayLabel(first);
  }
  return `Loaded back to ${formatDayOfYear(epochMs(loadedBackTo))}`;
}

function dayLabel(span: SpanCount): string {
  return formatDayOfYear(span.from);
}
