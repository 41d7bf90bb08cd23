import type { ReactNode } from 'react';
import { Link } from '../../navigation/link.tsx';
import { incidentsPath } from '../../navigation/routes.ts';
import { InertText } from '../../ui/inert-text.tsx';
import styles from './incident-page.module.css';

/** The breadcrumb: the queue with its view, the tenant and the incident. `children` are placed beside it. */
export function IncidentCrumbs(props: {
  incidentId: string;
  tenantName: string;
  /** The queue's view, encoded as in its URL. */
  view: string;
  children?: ReactNode;
}) {
  return (
    <div className={styles.crumbLine}>
      <nav aria-label="Breadcrumb">
        <ol className={styles.crumbs}>
          <li>
            <Link to={incidentsPath(props.view)}>Incidents</Link>
          </li>
          <li>
            <InertText text={props.tenantName} maxLength={60} />
          </li>
          <li>
            <span aria-current="page">
              <InertText text={props.incidentId} maxLength={40} />
            </span>
          </li>
        </ol>
      </nav>
      {props.children}
    </div>
  );
}
