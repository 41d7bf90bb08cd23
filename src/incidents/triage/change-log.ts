import { changeableValues } from '../../defender/model/incident-change.ts';
import { APIS } from '../../entra/apis.ts';
import { formatUtc } from '../../ui/format-moment.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { markdownTable } from '../export/markdown-table.ts';
import { incidentLink } from '../views/incident-view.ts';
import { outcomeText, PART_NAMES, valueText } from './change-text.ts';
import type { TriageChange } from './triage-state.ts';

/** One part of a change, for the log. */
export type LogEntry = { readonly part: string; readonly before: string; readonly after: string };

/** What a finished change has done, part by part: the value read before, and the value read after. */
export function logEntries({ report, edit }: TriageChange): readonly LogEntry[] {
  if (report === null || report.before === null) return [];
  const before = changeableValues(report.before);
  const after = report.after === null ? null : changeableValues(report.after);
  return report.parts.map(({ part }) =>
    part === 'comment'
      ? { part: PART_NAMES.comment, before: '', after: inertTextOf(edit.comment ?? '', 200) }
      : {
          part: PART_NAMES[part],
          before: valueText(part, before),
          after: after === null ? 'Unknown' : valueText(part, after),
        },
  );
}

/**
 * The log as a Markdown table for a ticket, oldest first, with times in UTC and links to the incidents. Has a tenant column
 * if the changes are in several tenants.
 */
export function logMarkdown(
  changes: readonly TriageChange[],
  pageAddress: string,
  tenantName: (tenantId: string) => string,
): string {
  const showsTenant = new Set(changes.map(({ item }) => item.source.tenantId)).size > 1;
  return markdownTable(
    ['Time (UTC)', 'Id', 'Incident', ...(showsTenant ? ['Tenant'] : []), 'Change', 'Before', 'After', 'Outcome'],
    changes.flatMap((change) => {
      const { report, item, startedAt, undoes } = change;
      if (report === null) return [];
      const { incident } = item;
      const apiName = APIS[incident.api].displayName;
      const entries = logEntries(change);
      const rows = entries.length === 0 ? [{ part: 'None', before: '', after: '' }] : entries;
      return rows.map(({ part, before, after }) => [
        formatUtc(startedAt),
        { text: incident.id, link: incidentLink(pageAddress, incident) },
        incident.name,
        ...(showsTenant ? [tenantName(item.source.tenantId)] : []),
        undoes === null ? part : `Undo: ${part}`,
        before,
        after,
        outcomeText(report, apiName, undoes !== null).label,
      ]);
    }),
  );
}
