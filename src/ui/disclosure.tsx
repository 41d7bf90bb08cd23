import type { ReactNode } from 'react';
import styles from './disclosure.module.css';

/** Content that the user expands and collapses. The summary is a single line. */
export function Disclosure(props: { summary: ReactNode; children: ReactNode }) {
  return (
    <details>
      <summary className={styles.summary}>{props.summary}</summary>
      {props.children}
    </details>
  );
}
