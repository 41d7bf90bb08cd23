import { DEFENDER_XDR } from '../dialects/defender-xdr-dialect.ts';
import { parseIncident } from '../dialects/parse-page.ts';
import type { PlannedChange } from '../incident-writer.ts';
import type { Incident } from '../model/incident.ts';
import { type ChangeField, changeableValues, type IncidentChange } from '../model/incident-change.ts';
import { editedValues } from './incident-edit.ts';

/** For tests: an incident, as parsed from Defender XDR. */
export function anIncident(change: Partial<Incident> = {}): Incident {
  const row = {
    incidentId: 7,
    incidentName: 'Malicious URL click',
    createdTime: '2026-11-20T09:00:00Z',
    lastUpdateTime: '2026-11-20T10:00:00Z',
    status: 'Active',
    severity: 'High',
    classification: 'Unknown',
    determination: 'NotAvailable',
    tags: ['Payroll'],
    comments: [],
    alerts: [],
  };
  const incident = parseIncident(DEFENDER_XDR, row, 't-1');
  if (incident === null) throw new Error('The fixture must be an incident.');
  return { ...incident, ...change };
}

/** For tests: requests for the model below. Graph's split of fields and comment, or one request as in Defender XDR. */
export function plannedChanges(change: IncidentChange, isSplit: boolean): readonly PlannedChange[] {
  const { comment, ...fields } = change;
  const parts: readonly IncidentChange[] = isSplit
    ? [...(Object.keys(fields).length > 0 ? [fields] : []), ...(comment === undefined ? [] : [{ comment }])]
    : [change];
  return parts.map((part) => ({
    operation: 'update-incident',
    method: 'PATCH',
    url: 'https://api.example/7',
    headers: {},
    body: JSON.stringify(part),
    part,
  }));
}

/** Who wrote a value, and when. */
type Write = {
  readonly by: string;
  /** The change that this write belongs to. */
  readonly change: string;
  readonly at: number;
  readonly field: ChangeField;
  readonly previous: { readonly by: string; readonly at: number };
};

/** For tests: a service that holds one incident and records who wrote which field when. Unconditional, as the APIs are. */
export function anIncidentService(initial: Incident, clock: () => number) {
  let incident = initial;
  const lastWrite = new Map<ChangeField, { by: string; at: number }>();
  const writes: Write[] = [];
  return {
    current: () => incident,
    writes: () => writes,
    apply(part: IncidentChange, by: string, change: string) {
      const at = clock();
      const { comment, tags, ...values } = part;
      const fields = editedValues(changeableValues(incident), values);
      for (const field of ['status', 'assignedTo', 'classification', 'tags'] as const) {
        if (part[field] === undefined) continue;
        writes.push({ by, change, at, field, previous: lastWrite.get(field) ?? { by: 'nobody', at: -1 } });
        lastWrite.set(field, { by, at });
      }
      incident = {
        ...incident,
        status: fields.status,
        assignedTo: fields.assignedTo,
        ...fields.classification,
        // The services return tags in any order.
        tags: tags === undefined ? incident.tags : [...tags].reverse(),
        comments:
          comment === undefined
            ? incident.comments
            : [...incident.comments, { text: `${comment} `, author: by, created: null }],
      };
    },
  };
}
