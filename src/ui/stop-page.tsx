import type { ReactNode } from 'react';
import { PageHeading } from './page-heading.tsx';
import styles from './stop-page.module.css';

/** A page that stands in for another one: what is so, why, and the ways on. One column, no list, no table. */
export function StopPage(props: { title: string; role?: 'alert'; actions?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.page} role={props.role}>
      <PageHeading>{props.title}</PageHeading>
      <div className={styles.text}>{props.children}</div>
      {props.actions === undefined ? null : <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}
