import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Shown in place of an empty list: a title, the reason, and one or two actions. */
export function EmptyState(props: { icon?: ReactNode; title: ReactNode; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={styles.empty}>
      {props.icon === undefined ? null : <span className={styles.icon}>{props.icon}</span>}
      <h2 className={styles.title}>{props.title}</h2>
      {props.children === undefined ? null : <div className={styles.text}>{props.children}</div>}
      {props.actions === undefined || props.actions === null ? null : (
        <div className={styles.actions}>{props.actions}</div>
      )}
    </div>
  );
}
