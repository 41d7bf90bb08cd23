import type { ReactNode } from 'react';
import styles from './severity.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

const SHAPES: Readonly<Record<string, ReactNode>> = {
  high: <path d="M6 1.2 11.2 10.5H.75z" />,
  medium: <path d="M6 .9 11.1 6 6 11.1.9 6z" />,
  low: <circle cx="6" cy="6" r="4.5" />,
  informational: <circle cx="6" cy="6" r="4" />,
};

/**
 * A severity as label, shape and colour; fewer corners mean less severe. An unknown level gets a dashed square and its
 * label. Use `filled` in the header of an incident and `labelHidden` in compact lists.
 */
export function SeverityMark(props: { level: string; label: ReactNode; filled?: boolean; labelHidden?: boolean }) {
  const shape = Object.hasOwn(SHAPES, props.level) ? SHAPES[props.level] : undefined;
  return (
    <span
      className={styles.severity}
      data-severity={shape === undefined ? 'unknown' : props.level}
      data-look={props.filled === true ? 'filled' : undefined}
    >
      <svg className={styles.shape} viewBox="0 0 12 12" aria-hidden="true">
        {shape ?? <rect x="1.5" y="1.5" width="9" height="9" strokeDasharray="2 1.6" />}
      </svg>
      {props.labelHidden === true ? <VisuallyHidden>{props.label}</VisuallyHidden> : props.label}
    </span>
  );
}
