import type { ReactNode } from 'react';
import styles from './unseen.module.css';

/** Text for those who listen; takes no room on the screen. */
export function Unseen(props: { id?: string; children: ReactNode }) {
  return (
    <span className={styles.unseen} id={props.id}>
      {props.children}
    </span>
  );
}
