import { ChevronLeft16Regular } from '@fluentui/react-icons/headless/svg/chevron-left';
import { ChevronRight16Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { useId, useState } from 'react';
import type { Alert } from '../../defender/model/incident.ts';
import { formatBrief, formatDay } from '../../ui/format-moment.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { offsetMs } from '../../ui/time-zone.ts';
import { useTimeZone } from '../../ui/use-time-zone.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { alertSpans } from './alert-spans.ts';
import styles from './alert-timeline.module.css';
import { formatZone, fullWindow, positionIn, ticksOf, windowAt, zoomsOf } from './alert-window.ts';
import { isInWindow, TimelineRow } from './timeline-row.tsx';

const ALL = 'all';
/** The number of alerts rendered before the user chooses to show all. */
const INITIAL_COUNT = 60;

/**
 * The alerts as bars over time, with start and duration as text. Buttons zoom and move the visible period. An alert's title
 * selects it: its most important facts follow below its row, and the visible period moves to it.
 */
export function AlertTimeline(props: {
  alerts: readonly Alert[];
  /** The key of each alert in the URL. */
  keys: ReadonlyMap<Alert, string>;
  /** The key of the selected alert; empty if none is. */
  selectedKey: string;
  onSelect: (key: string) => void;
  onOpenAlert: (alert: Alert) => void;
}) {
  const id = useId();
  const [zoom, setZoom] = useState(ALL);
  const [from, setFrom] = useState(0);
  const [showsAll, setShowsAll] = useState(false);
  const zone = useTimeZone();
  const spans = alertSpans(props.alerts);
  if (spans.length === 0) return null;
  const full = fullWindow(spans);
  const zooms = zoomsOf(full);
  const length = zooms.find(({ value }) => value === zoom)?.lengthMs ?? full.to - full.from;
  const window = windowAt(full, from, length);
  const showsAllActivity = window.from === full.from && window.to === full.to;
  const offset = offsetMs(window.from);
  const ticks = ticksOf(window, offset);
  const day = formatDay(full.from);
  const isOneDay = day === formatDay(full.to);
  const gridLines = ticks.map((tick) => positionIn(window, tick, tick)?.start ?? 0);
  const visibleSpans = showsAll ? spans : spans.slice(0, INITIAL_COUNT);
  const inWindow = spans.filter((span) => isInWindow(window, span)).length;
  return (
    <section aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          Timeline
        </h2>
        <span className={styles.note} aria-live="polite">
          {showsAllActivity ? null : `${inWindow} of `}
          {spans.length === 1 ? '1 alert' : `${spans.length} alerts`} by time of activity
          {isOneDay ? `, ${day}` : null}, {zone === 'utc' ? 'UTC' : `local time (${formatZone(offset)})`}
        </span>
        {zooms.length === 0 ? null : (
          <div className={styles.zoom}>
            <RadioGroup
              legend="Time range"
              legendHidden
              options={[{ value: ALL, label: 'All' }, ...zooms.map(({ value, label }) => ({ value, label }))]}
              value={zoom}
              onChange={(value) => {
                setZoom(value);
                setFrom(window.from);
              }}
            />
            <IconButton
              label="Earlier"
              icon={<ChevronLeft16Regular />}
              size="small"
              disabled={window.from <= full.from}
              onClick={() => setFrom(window.from - length / 2)}
            />
            <IconButton
              label="Later"
              icon={<ChevronRight16Regular />}
              size="small"
              disabled={window.to >= full.to}
              onClick={() => setFrom(window.from + length / 2)}
            />
          </div>
        )}
      </div>
      <table className={styles.timeline} data-days={isOneDay ? 'one' : 'many'}>
        <caption>
          <VisuallyHidden>Alerts by time</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">Alert</th>
            <th scope="col">
              <VisuallyHidden>Time</VisuallyHidden>
              <svg className={styles.axis} aria-hidden="true">
                {ticks.map((tick, index) => (
                  <text key={tick} x={`${(gridLines[index] ?? 0) * 100}%`} y="12">
                    {formatBrief(tick, window.to)}
                  </text>
                ))}
              </svg>
            </th>
            <th scope="col" className={styles.end}>
              Start
            </th>
            <th scope="col" className={styles.end}>
              Duration
            </th>
          </tr>
        </thead>
        <tbody>
          {visibleSpans.map((span) => {
            const key = props.keys.get(span.alert) ?? '';
            const isSelected = key === props.selectedKey;
            return (
              <TimelineRow
                key={key}
                span={span}
                window={window}
                gridLines={gridLines}
                isOneDay={isOneDay}
                isSelected={isSelected}
                onSelect={() => {
                  props.onSelect(isSelected ? '' : key);
                  if (!isSelected && !isInWindow(window, span)) setFrom(span.from.epochMs - length / 10);
                }}
                onOpen={() => props.onOpenAlert(span.alert)}
              />
            );
          })}
        </tbody>
      </table>
      {visibleSpans.length === spans.length ? null : (
        <TextButton onClick={() => setShowsAll(true)}>Show all {spans.length.toLocaleString('en')} alerts</TextButton>
      )}
    </section>
  );
}
