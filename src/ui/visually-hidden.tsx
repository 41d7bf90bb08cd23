import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Text for screen readers only. */
export function VisuallyHidden(props: { id?: string; children: ReactNode }) {
  return (
    <span className={styles.visuallyHidden} id={props.id}>
      {props.children}
    </span>
  );
}
