import type { ReactNode } from 'react';
import styles from './badge.module.css';

/** A short, non-interactive label. Long text is clipped, so pass `title` where the text can be long. */
export function Badge(props: {
  tone?: 'neutral' | 'danger' | 'warning' | 'success' | 'info';
  title?: string | undefined;
  children: ReactNode;
}) {
  const tone = props.tone === undefined || props.tone === 'neutral' ? '' : ` ${styles[props.tone]}`;
  return (
    <span className={`${styles.badge}${tone}`} title={props.title}>
      {props.children}
    </span>
  );
}
