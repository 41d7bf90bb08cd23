import type { Incident } from '../defender/incident.ts';
import { createSearchCodec, wordField } from '../navigation/search-codec.ts';
import { useSearchState } from '../navigation/use-search-state.ts';
import { inertTextOf } from '../ui/inert-text-parts.ts';
import { Tabs } from '../ui/tabs.tsx';
import { AlertsPanel } from './alerts-panel.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { evidenceOf } from './evidence-of.ts';
import { EvidencePanel } from './evidence-panel.tsx';
import styles from './incident-page.module.css';
import { JsonPanel } from './json-panel.tsx';
import { OverviewPanel } from './overview-panel.tsx';

const TABS = ['overview', 'alerts', 'evidence', 'comments', 'json'] as const;

const codec = createSearchCodec<{ readonly tab: (typeof TABS)[number] }>({ tab: wordField(TABS, 'overview') });

/** The parts of an incident, one at a time; which one stands in the address. */
export function IncidentTabs(props: { incident: Incident; tenantName: string }) {
  const { incident } = props;
  const [{ tab }, change] = useSearchState(codec);
  const evidence = evidenceOf(incident);
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
          panel: <OverviewPanel incident={incident} tenantName={props.tenantName} />,
        },
        {
          id: 'alerts',
          label: 'Alerts',
          count: incident.alerts.length,
          panel: <AlertsPanel alerts={incident.alerts} />,
        },
        { id: 'evidence', label: 'Evidence', count: evidence.length, panel: <EvidencePanel evidence={evidence} /> },
        {
          id: 'comments',
          label: 'Comments',
          count: incident.comments.length,
          panel: <CommentsPanel comments={incident.comments} />,
        },
        { id: 'json', label: 'JSON', panel: <JsonPanel incident={incident} /> },
      ]}
    />
  );
}
