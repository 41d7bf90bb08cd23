import type { Incident } from '../defender/incident.ts';
import { createSearchCodec, textField, wordField } from '../navigation/search-codec.ts';
import { useSearchState } from '../navigation/use-search-state.ts';
import { inertTextOf } from '../ui/inert-text-parts.ts';
import { Tabs } from '../ui/tabs.tsx';
import { AlertsPanel } from './alerts-panel.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { listEvidence } from './evidence-list.ts';
import { EvidencePanel } from './evidence-panel.tsx';
import styles from './incident-page.module.css';
import { JsonPanel } from './json-panel.tsx';
import { OverviewPanel } from './overview-panel.tsx';

const TABS = ['overview', 'alerts', 'evidence', 'comments', 'json'] as const;

/** An alert's id may be as long as a service likes; what is no id of this incident opens none. */
const codec = createSearchCodec<{ readonly tab: (typeof TABS)[number]; readonly alert: string }>({
  tab: wordField(TABS, 'overview'),
  alert: textField(200),
});

/** The parts of an incident, one at a time; which one stands in the address. */
export function IncidentTabs(props: { incident: Incident; tenantName: string; portalOrigin: string }) {
  const { incident } = props;
  const [{ tab, alert }, change] = useSearchState(codec);
  const evidenceCount = listEvidence(incident).length;
  const openAlert = (alertId: string) => change({ tab: 'alerts', alert: alertId }, { history: 'push' });
  return (
    <Tabs
      label={`Incident ${inertTextOf(incident.id, 20)}`}
      listClassName={styles.tabs}
      selected={tab}
      onSelect={(id) => change({ tab: TABS.find((known) => known === id) ?? 'overview' })}
      tabs={[
        {
          id: 'overview',
          label: 'Overview',
          panel: <OverviewPanel incident={incident} tenantName={props.tenantName} onOpenAlert={openAlert} />,
        },
        {
          id: 'alerts',
          label: 'Alerts',
          count: incident.alerts.length,
          panel: (
            <AlertsPanel
              alerts={incident.alerts}
              open={alert}
              portalOrigin={props.portalOrigin}
              onOpen={(alertId) => change({ alert: alertId })}
            />
          ),
        },
        {
          id: 'evidence',
          label: 'Evidence',
          count: evidenceCount,
          panel: <EvidencePanel incident={incident} onOpenAlert={openAlert} />,
        },
        {
          id: 'comments',
          label: 'Comments',
          count: incident.comments.length,
          panel: <CommentsPanel incident={incident} />,
        },
        { id: 'json', label: 'JSON', panel: <JsonPanel incident={incident} /> },
      ]}
    />
  );
}
