import { areAlertsKnown } from '../../defender/model/incident-facts.ts';
import { formatUtc } from '../../ui/format-moment.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { severityLabel, statusLabel } from '../labels/incident-labels.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { incidentLink } from '../views/incident-view.ts';
import { markdownTable } from './markdown-table.ts';

/** One link per line. `pageAddress` is the app's URL without a fragment. */
export function linksText(rows: readonly QueueRow[], pageAddress: string): string {
  return rows.map(({ incident }) => incidentLink(pageAddress, incident)).join('\n');
}

/** One id per line. */
export function idsText(rows: readonly QueueRow[]): string {
  return rows.map(({ incident }) => inertTextOf(incident.id)).join('\n');
}

/** A Markdown table for a ticket or a chat. Ids are links to the incidents. Has a tenant column for several tenants. */
export function markdownOf(rows: readonly QueueRow[], pageAddress: string): string {
  const showsTenant = new Set(rows.map(({ incident }) => incident.tenantId)).size > 1;
  const tenant = (name: string) => (showsTenant ? [name] : []);
  return markdownTable(
    ['Id', 'Severity', 'Incident', ...tenant('Tenant'), 'Status', 'Assigned to', 'Alerts', 'Last update'],
    rows.map((row) => {
      const { incident } = row;
      return [
        { text: incident.id, link: incidentLink(pageAddress, incident) },
        severityLabel(incident.severity),
        incident.name,
        ...tenant(row.tenantName),
        statusLabel(incident.status),
        incident.assignedTo ?? 'Unassigned',
        areAlertsKnown(incident) ? `${row.activeAlerts}/${incident.alerts.length}` : '–',
        formatUtc(incident.lastUpdate.epochMs),
      ];
    }),
  );
}
