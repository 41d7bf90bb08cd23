import { ArrowClockwise16Regular } from '@fluentui/react-icons/headless/svg/arrow-clockwise';
import { Clock16Regular } from '@fluentui/react-icons/headless/svg/clock';
import { Person16Regular } from '@fluentui/react-icons/headless/svg/person';
import type { ReactNode } from 'react';
import type { Incident } from '../../defender/model/incident.ts';
import { firstActivityOf } from '../../defender/model/incident-facts.ts';
import { incidentPortalUrl } from '../../defender/model/portal-url.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Moment } from '../../ui/moment.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { CopyLinkButton } from '../labels/copy-link.tsx';
import { severityLabel, statusLabel } from '../labels/incident-labels.ts';
import { PortalLink } from '../labels/portal-link.tsx';
import { PositionNav } from '../labels/position-nav.tsx';
import { FilterLink } from '../views/filter-link.tsx';
import { type IncidentView, incidentAddress } from '../views/incident-view.ts';
import { IncidentCrumbs } from './incident-crumbs.tsx';
import styles from './incident-page.module.css';
import type { Neighbours } from './neighbours.ts';

/** The header of the incident page: name, severity, status, key details and actions. */
export function IncidentHead(props: {
  incident: Incident;
  tenantName: string;
  portalOrigin: string;
  neighbours: Neighbours;
  /** The buttons that change the incident. */
  change: ReactNode;
  view: IncidentView;
  /** The link that `Copy link` copies: tenant, incident and tab, but not the view of the queue. */
  link: string;
  isLoading: boolean;
  onRefresh: () => void;
}) {
  const { incident, neighbours, view } = props;
  const goTo = useGoTo();
  const move = (step: 1 | -1) => {
    const row = step === 1 ? neighbours.next : neighbours.previous;
    if (row !== null) goTo(incidentAddress(row.incident, { tab: view.tab, view: view.view }));
  };
  const firstActivity = firstActivityOf(incident);
  const tags = [...new Set([...incident.systemTags, ...incident.tags])];
  return (
    <header className={styles.head}>
      <IncidentCrumbs incidentId={incident.id} tenantName={props.tenantName} view={view.view}>
        {neighbours.total === 0 ? null : (
          <PositionNav position={neighbours.position} total={neighbours.total} onMove={move} />
        )}
      </IncidentCrumbs>
      <div className={styles.title}>
        <PageHeading>
          <InertText text={incident.name === '' ? `Incident ${incident.id}` : incident.name} maxLength={500} />
        </PageHeading>
        <div className={styles.actions}>
          <Button
            size="small"
            icon={<ArrowClockwise16Regular />}
            onClick={props.onRefresh}
            {...(props.isLoading ? { busy: 'Loading' } : {})}
          >
            Refresh
          </Button>
          <CopyLinkButton link={props.link} look="button" />
          <PortalLink href={incidentPortalUrl(incident, props.portalOrigin)} size="small">
            Defender portal
          </PortalLink>
        </div>
      </div>
      <ul className={styles.details}>
        <li>
          <SeverityMark
            level={incident.severity}
            label={<InertText text={severityLabel(incident.severity)} maxLength={16} />}
            filled
          />
        </li>
        <li>
          <StatusMark
            status={incident.status}
            label={<InertText text={statusLabel(incident.status)} maxLength={24} />}
          />
        </li>
        <li>
          <Person16Regular />
          {incident.assignedTo === null ? 'Unassigned' : <InertText text={incident.assignedTo} maxLength={80} />}
        </li>
        {firstActivity === null ? null : (
          <li>
            <Clock16Regular />
            First seen <Moment instant={firstActivity} form="short" />
          </li>
        )}
        <li>
          Updated <Moment instant={incident.lastUpdate} form="ago" />
        </li>
        {tags.length === 0 ? null : (
          <li className={styles.tags}>
            {tags.map((tag) => (
              <Badge key={tag}>
                <FilterLink facet="tag" value={tag} look="plain">
                  <InertText text={tag} maxLength={32} />
                </FilterLink>
              </Badge>
            ))}
          </li>
        )}
      </ul>
      {props.change}
    </header>
  );
}
