import type { Incident } from '../../defender/model/incident.ts';
import { areAlertsKnown } from '../../defender/model/incident-facts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InertText } from '../../ui/inert-text.tsx';

/** Explains why an incident has no alerts, and so no evidence, timeline or techniques. */
export function NoAlerts(props: { incident: Incident }) {
  const { incident } = props;
  if (incident.redirectedTo !== null) {
    return (
      <EmptyState title="This incident was merged">
        Its alerts, evidence and new activity are in incident <InertText text={incident.redirectedTo} maxLength={40} />.
      </EmptyState>
    );
  }
  if (!areAlertsKnown(incident)) {
    return <EmptyState title="Alerts unknown">The API returned this incident without its alerts.</EmptyState>;
  }
  return <EmptyState title="No alerts">This incident has no alerts, or none you can see.</EmptyState>;
}
