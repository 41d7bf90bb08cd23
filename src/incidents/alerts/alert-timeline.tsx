import { ChevronLeft16Regular } from '@fluentui/react-icons/headless/svg/chevron-left';
import { ChevronRight16Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { useId, useState } from 'react';
import type { Alert } from '../../defender/model/incident.ts';
import { MINUTE_MS } from '../../std/time.ts';
import { formatBrief, formatDay, formatDuration } from '../../ui/format-moment.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Moment } from '../../ui/moment.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { severityLabel } from '../labels/incident-labels.ts';
import { alertSpans } from './alert-spans.ts';
import styles from './alert-timeline.module.css';
import { placeIn, ticksOf, wholeWindow, windowAt, zoneName, zoomsOf } from './alert-window.ts';
import { TimelineLane } from './timeline-lane.tsx';

const WHOLE = 'all';
const FIRST_SHOWN = 60;

/** The alerts by the time of their activity, each as a bar; the numbers beside it say the same. Zooms and moves by buttons. */
export function AlertTimeline(props: { alerts: readonly Alert[]; onOpenAlert: (alert: Alert) => void }) {
  const id = useId();
  const [zoom, setZoom] = useState(WHOLE);
  const [from, setFrom] = useState(0);
  const [isUnfolded, setUnfolded] = useState(false);
  const spans = alertSpans(props.alerts);
  if (spans.length === 0) return null;
  const whole = wholeWindow(spans);
  const zooms = zoomsOf(whole);
  const length = zooms.find(({ value }) => value === zoom)?.lengthMs ?? whole.to - whole.from;
  const window = windowAt(whole, from, length);
  const isWhole = window.from === whole.from && window.to === whole.to;
  const offsetMs = -new Date(window.from).getTimezoneOffset() * MINUTE_MS;
  const ticks = ticksOf(window, offsetMs);
  const day = formatDay(whole.from);
  const isOneDay = day === formatDay(whole.to);
  const lines = ticks.map((tick) => placeIn(window, tick, tick)?.start ?? 0);
  const shown = isUnfolded ? spans : spans.slice(0, FIRST_SHOWN);
  const inWindow = spans.filter((span) => placeIn(window, span.from.epochMs, span.to.epochMs) !== null).length;
  return (
    <section aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          Timeline
        </h2>
        <span className={styles.note} aria-live="polite">
          {isWhole ? null : `${inWindow} of `}
          {spans.length === 1 ? '1 alert' : `${spans.length} alerts`}, first to last activity
          {isOneDay ? `, ${day}` : null}, your time ({zoneName(offsetMs)})
        </span>
        {zooms.length === 0 ? null : (
          <div className={styles.zoom}>
            <RadioGroup
              legend="Time shown"
              options={[{ value: WHOLE, label: 'All' }, ...zooms.map(({ value, label }) => ({ value, label }))]}
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
              disabled={window.from <= whole.from}
              onClick={() => setFrom(window.from - length / 2)}
            />
            <IconButton
              label="Later"
              icon={<ChevronRight16Regular />}
              size="small"
              disabled={window.to >= whole.to}
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
              <VisuallyHidden>When</VisuallyHidden>
              <svg className={styles.axis} aria-hidden="true">
                {ticks.map((tick, index) => (
                  <text key={tick} x={`${(lines[index] ?? 0) * 100}%`} y="12">
                    {formatBrief(tick, window.to)}
                  </text>
                ))}
              </svg>
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
          {shown.map((span, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two alerts may have one id
            <tr key={index}>
              <th scope="row">
                <span className={styles.name}>
                  <SeverityMark
                    level={span.alert.severity}
                    label={<InertText text={severityLabel(span.alert.severity)} maxLength={40} />}
                    labelHidden
                  />
                  <span className={styles.clip} title={inertTextOf(span.alert.title, 240)}>
                    <TextButton onClick={() => props.onOpenAlert(span.alert)}>
                      <InertText text={span.alert.title === '' ? span.alert.id : span.alert.title} maxLength={160} />
                    </TextButton>
                  </span>
                </span>
              </th>
              <td>
                <TimelineLane
                  severity={span.alert.severity}
                  place={placeIn(window, span.from.epochMs, span.to.epochMs)}
                  lines={lines}
                />
              </td>
              <td className={styles.end}>
                <Moment instant={span.from} form={isOneDay ? 'clock' : 'short'} />
              </td>
              <td className={`${styles.end} ${styles.note}`}>{formatDuration(span.to.epochMs - span.from.epochMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === spans.length ? null : (
        <TextButton onClick={() => setUnfolded(true)}>Show all {spans.length.toLocaleString('en')} alerts</TextButton>
      )}
    </section>
  );
}
