import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Nothing to show: what is so, why, and one or two ways on. */
export function EmptyState(props: { icon?: ReactNode; title: ReactNode; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={styles.empty}>
      {props.icon === undefined ? null : <span className={styles.sign}>{props.icon}</span>}
      <h2 className={styles.title}>{props.title}</h2>
      {props.children === undefined ? null : <div className={styles.text}>{props.children}</div>}
      {props.actions === undefined || props.actions === null ? null : (
        <div className={styles.actions}>{props.actions}</div>
      )}
    </div>
  );
}
