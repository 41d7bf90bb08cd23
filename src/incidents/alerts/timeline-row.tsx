import { useId } from 'react';
import { formatDuration } from '../../ui/format-moment.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Moment } from '../../ui/moment.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { severityLabel } from '../labels/incident-labels.ts';
import type { AlertSpan } from './alert-spans.ts';
import styles from './alert-timeline.module.css';
import { positionIn, type TimeWindow } from './alert-window.ts';
import { TimelineAlert } from './timeline-alert.tsx';

/** Whether any part of the span is in the visible period. */
export function isInWindow(window: TimeWindow, span: AlertSpan): boolean {
  return positionIn(window, span.from.epochMs, span.to.epochMs) !== null;
}

/** One alert of the timeline. Its title selects it, which shows its most important facts below the row. */
export function TimelineRow(props: {
  span: AlertSpan;
  window: TimeWindow;
  gridLines: readonly number[];
  isOneDay: boolean;
  isSelected: boolean;
  onSelect: () => void;
  onOpen: () => void;
}) {
  const { span, isSelected } = props;
  const id = useId();
  return (
    <>
      <tr data-selected={isSelected ? '' : undefined}>
        <th scope="row">
          <span className={styles.name}>
            <SeverityMark
              level={span.alert.severity}
              label={<InertText text={severityLabel(span.alert.severity)} maxLength={40} />}
              labelHidden
            />
            <button
              type="button"
              className={styles.alert}
              title={inertTextOf(span.alert.title, 240)}
              aria-expanded={isSelected}
              aria-controls={isSelected ? id : undefined}
              onClick={props.onSelect}
            >
              <InertText text={span.alert.title === '' ? span.alert.id : span.alert.title} maxLength={160} />
            </button>
          </span>
        </th>
        <td>
          <Lane span={span} window={props.window} gridLines={props.gridLines} />
        </td>
        <td className={styles.end}>
          <Moment instant={span.from} form={props.isOneDay ? 'clock' : 'short'} />
        </td>
        <td className={`${styles.end} ${styles.note}`}>{formatDuration(span.to.epochMs - span.from.epochMs)}</td>
      </tr>
      {isSelected ? (
        <tr>
          <td colSpan={4} className={styles.selectedCell}>
            <TimelineAlert id={id} alert={span.alert} onOpen={props.onOpen} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/**
 * One alert's bar on the grid of times, or an arrow to the side where it is outside the visible period. Decorative: the other
 * cells of the row contain the same information as text.
 */
function Lane(props: { span: AlertSpan; window: TimeWindow; gridLines: readonly number[] }) {
  const { span, window } = props;
  const position = positionIn(window, span.from.epochMs, span.to.epochMs);
  const isEarlier = span.to.epochMs < window.from;
  return (
    <svg className={styles.lane} data-severity={span.alert.severity} aria-hidden="true">
      {props.gridLines.map((line) => (
        <line key={line} className={styles.gridLine} x1={`${line * 100}%`} x2={`${line * 100}%`} y1="0" y2="28" />
      ))}
      {position === null ? (
        <text x={isEarlier ? '2' : '100%'} dx={isEarlier ? '0' : '-8'} y="19" className={styles.outside}>
          {isEarlier ? '‹' : '›'}
        </text>
      ) : (
        <rect
          x={`${position.start * 99}%`}
          y="10"
          width={`${Math.max((position.end - position.start) * 99, 0.8)}%`}
          height="8"
          rx="2"
        />
      )}
    </svg>
  );
}
