import type { ReactNode } from 'react';
import styles from './badge.module.css';

/** A fact about the thing beside it. Not pressable; clips, so give `title` where the text may be long. */
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
