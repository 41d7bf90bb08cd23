import type { Alert, Incident } from '../../defender/model/incident.ts';
import { areAlertsKnown } from '../../defender/model/incident-facts.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { alertKeys } from '../alerts/alert-keys.ts';
import { AlertsPanel } from '../alerts/alerts-panel.tsx';
import { listEvidence } from '../evidence/evidence-list.ts';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { JsonPanel } from '../json/json-panel.tsx';
import { INCIDENT_TABS, type IncidentView } from '../views/incident-view.ts';
import { CommentsPanel } from './comments-panel.tsx';
import styles from './incident-page.module.css';
import { OverviewPanel } from './overview-panel.tsx';

/** The tabs of the incident page. The selected tab and the expanded alert are stored in the URL. */
export function IncidentTabs(props: {
  incident: Incident;
  tenantName: string;
  portalOrigin: string;
  view: IncidentView;
  onView: (change: Partial<IncidentView>, options?: { readonly history?: 'push' | 'replace' }) => void;
  /** Begins a comment; `null` where none can be added. */
  onComment: (() => void) | null;
}) {
  const { incident, onView } = props;
  const { tab, alert } = props.view;
  const evidenceCount = listEvidence(incident).length;
  // A merged incident has no alerts of its own, and an API can omit the alerts of any.
  const hasCounts = areAlertsKnown(incident) && (incident.alerts.length > 0 || incident.redirectedTo === null);
  const keys = alertKeys(incident.alerts);
  const openAlert = (target: Alert) => onView({ tab: 'alerts', alert: keys.get(target) ?? '' }, { history: 'push' });
  return (
    <Tabs
      label={`Incident ${inertTextOf(incident.id, 20)}`}
      className={styles.tabsAndPanel}
      listClassName={styles.tabs}
      selected={tab}
      onSelect={(id) => onView({ tab: INCIDENT_TABS.find((known) => known === id) ?? 'overview' })}
      tabs={[
        {
          id: 'overview',
          label: 'Overview',
          panel: (
            <OverviewPanel
              incident={incident}
              tenantName={props.tenantName}
              portalOrigin={props.portalOrigin}
              keys={keys}
              selectedKey={alert}
              onSelectAlert={(key) => onView({ alert: key })}
              onOpenAlert={openAlert}
            />
          ),
        },
        {
          id: 'alerts',
          label: 'Alerts',
          count: hasCounts ? incident.alerts.length : undefined,
          panel: (
            <AlertsPanel
              incident={incident}
              keys={keys}
              expandedKey={alert}
              portalOrigin={props.portalOrigin}
              onExpand={(key) => onView({ alert: key })}
            />
          ),
        },
        {
          id: 'evidence',
          label: 'Evidence',
          count: hasCounts ? evidenceCount : undefined,
          panel: <EvidencePanel incident={incident} onOpenAlert={openAlert} />,
        },
        {
          id: 'comments',
          label: 'Comments',
          count: incident.comments.length,
          panel: <CommentsPanel incident={incident} onComment={props.onComment} />,
        },
        { id: 'json', label: 'JSON', panel: <JsonPanel incident={incident} /> },
      ]}
    />
  );
}
