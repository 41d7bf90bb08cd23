import type { ReactNode } from 'react';
import styles from './marks.module.css';

const SHAPES: Readonly<Record<string, ReactNode>> = {
  active: <circle className={styles.solid} cx="8" cy="8" r="2" />,
  new: <circle className={styles.solid} cx="8" cy="8" r="2" />,
  inProgress: <path className={styles.solid} d="M8 4.5a3.5 3.5 0 0 1 0 7z" />,
  resolved: <path d="m5.5 8.25 1.75 1.75 3.25-3.75" />,
  redirected: <path d="M5.5 8h5M8.5 6l2 2-2 2" />,
  awaitingAction: <path d="M8 5v3l2 1.25" />,
};

/** An incident or alert status as icon and label. An unknown status gets a dashed circle and its label. */
export function StatusMark(props: { status: string; label: ReactNode }) {
  const shape = Object.hasOwn(SHAPES, props.status) ? SHAPES[props.status] : undefined;
  return (
    <span className={styles.status} data-status={shape === undefined ? 'unknown' : props.status}>
      <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="5.75" strokeDasharray={shape === undefined ? '3 2.4' : undefined} />
        {shape}
      </svg>
      {props.label}
    </span>
  );
}
