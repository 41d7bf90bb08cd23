import type { ReactNode } from 'react';
import { PageHeading } from './page-heading.tsx';
import styles from './stop-page.module.css';

/** A one-column page shown instead of the requested one: title, explanation and actions. */
export function StopPage(props: { title: string; role?: 'alert'; actions?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.page} role={props.role}>
      <PageHeading>{props.title}</PageHeading>
      <div className={styles.text}>{props.children}</div>
      {props.actions === undefined ? null : <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}
