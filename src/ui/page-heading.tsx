import type { ReactNode } from 'react';
import styles from './page-heading.module.css';

/** The page's only level-1 heading, `#page-heading`. The shell moves focus here when the route changes. */
export function PageHeading(props: { compact?: boolean; children: ReactNode }) {
  return (
    <h1
      id="page-heading"
      tabIndex={-1}
      className={props.compact === true ? `${styles.heading} ${styles.compact}` : styles.heading}
    >
      {props.children}
    </h1>
  );
}
