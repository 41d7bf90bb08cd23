import type { ReactNode } from 'react';
import styles from './marks.module.css';

/** Each icon is one path. Solid ones are filled rings; the others are strokes. */
const RING = 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z';
const CIRCLE = 'M8 2.25a5.75 5.75 0 1 0 0 11.5 5.75 5.75 0 0 0 0-11.5z';
const DOT = 'M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z';

const SHAPES: Readonly<Record<string, ReactNode>> = {
  active: <path className={styles.solid} fillRule="evenodd" d={RING + DOT} />,
  new: <path className={styles.solid} fillRule="evenodd" d={RING + DOT} />,
  inProgress: <path className={styles.solid} fillRule="evenodd" d={`${RING}M8 4.5a3.5 3.5 0 0 1 0 7z`} />,
  resolved: <path d={`${CIRCLE}M5.5 8.25L7.25 10l3.25-3.75`} />,
  redirected: <path d={`${CIRCLE}M5.5 8h5M8.5 6l2 2-2 2`} />,
  awaitingAction: <path d={`${CIRCLE}M8 5v3l2 1.25`} />,
};

/** An incident or alert status as icon and label. An unknown status gets a dashed circle and its label. */
export function StatusMark(props: { status: string; label: ReactNode }) {
  const shape = Object.hasOwn(SHAPES, props.status) ? SHAPES[props.status] : undefined;
  return (
    <span className={styles.status} data-status={shape === undefined ? 'unknown' : props.status}>
      <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
        {shape ?? <path d={CIRCLE} strokeDasharray="3 2.4" />}
      </svg>
      {props.label}
    </span>
  );
}
