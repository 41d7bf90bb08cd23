import type { ReactNode } from 'react';
import styles from './marks.module.css';

const ICONS = {
  yes: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="m5.5 8.25 1.75 1.75 3.25-3.75" />
    </>
  ),
  claimed: (
    <>
      <circle cx="8" cy="8" r="5.75" strokeDasharray="3 2.4" />
      <path d="m5.5 8.25 1.75 1.75 3.25-3.75" />
    </>
  ),
  no: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M5.5 8h5" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M6.4 6.4a1.6 1.6 0 1 1 2.3 1.5c-.5.25-.7.5-.7 1" />
      <path d="M8 11v.05" strokeWidth="1.75" />
    </>
  ),
  bad: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="m6 6 4 4m0-4-4 4" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.5 14 13H2z" />
      <path d="M8 6.5v3" />
      <path d="M8 11.4v.05" strokeWidth="1.75" />
    </>
  ),
} as const;

/**
 * A verdict as icon and label. `yes` is green and reserved for what was measured or verified; `claimed` is a yes according to
 * unverified claims. `no` is grey, because a permission that was not granted is not an error.
 */
export function VerdictMark(props: { verdict: keyof typeof ICONS; label: ReactNode }) {
  return (
    <span className={styles.verdict} data-verdict={props.verdict}>
      <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
        {ICONS[props.verdict]}
      </svg>
      <span>{props.label}</span>
    </span>
  );
}
