import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Text for those who listen; takes no room on the screen. */
export function VisuallyHidden(props: { id?: string; children: ReactNode }) {
  return (
    <span className={styles.unseen} id={props.id}>
      {props.children}
    </span>
  );
}
