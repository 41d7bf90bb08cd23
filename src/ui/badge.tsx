import type { ReactNode } from 'react';
import styles from './badge.module.css';

/** A short, non-interactive label. Long text is clipped, so pass `title` where the text can be long. */
export function Badge(props: { title?: string | undefined; children: ReactNode }) {
  return (
    <span className={styles.badge} title={props.title}>
      {props.children}
    </span>
  );
}
