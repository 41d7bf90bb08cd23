import { Link } from '../navigation/link.tsx';
import { incidentsPath } from '../navigation/routes.ts';
import { InertText } from '../ui/inert-text.tsx';
import styles from './incident-page.module.css';

/** Where one is: the queue, the tenant, the incident. */
export function IncidentCrumbs(props: { incidentId: string; tenantName: string }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className={styles.crumbs}>
        <li>
          <Link to={incidentsPath()}>Incidents</Link>
        </li>
        <li>{props.tenantName}</li>
        <li>
          <span aria-current="page">
            <InertText text={props.incidentId} maxLength={40} />
          </span>
        </li>
      </ol>
    </nav>
  );
}
