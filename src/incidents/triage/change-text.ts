import type { ChangePart, ChangeReport } from '../../defender/changes/change-report.ts';
import type { FieldValues, IncidentEdit } from '../../defender/changes/incident-edit.ts';
import type { IncidentChange } from '../../defender/model/incident-change.ts';
import type { Api } from '../../entra/clouds.ts';
import { formatExactClock } from '../../ui/format-moment.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { classificationLabel, determinationLabel, statusLabel } from '../labels/incident-labels.ts';
import type { TriageItem } from './triage-state.ts';

const MAX_TEXT = 80;

export const PART_NAMES: { readonly [Part in ChangePart]: string } = {
  status: 'Status',
  assignedTo: 'Assigned to',
  classification: 'Classification',
  tags: 'Tags',
  comment: 'Comment',
};

/** The name of a tenant; `null` where the changes are all in one tenant, which needs no name. */
export type TenantLabel = (tenantId: string) => string | null;

/** An incident's id, with its tenant if it needs one: ids are unique within a tenant only. */
export function incidentText({ source, incident }: TriageItem, tenantLabel: TenantLabel): string {
  const tenant = tenantLabel(source.tenantId);
  const id = inertTextOf(incident.id, 40);
  return tenant === null ? id : `${id} (${inertTextOf(tenant, 60)})`;
}

/** A field's value as inert text. */
export function valueText(part: keyof FieldValues, values: FieldValues): string {
  switch (part) {
    case 'status':
      return inertTextOf(statusLabel(values.status), MAX_TEXT);
    case 'assignedTo':
      return values.assignedTo === null ? 'Unassigned' : inertTextOf(values.assignedTo, MAX_TEXT);
    case 'classification':
      return pairText(values.classification);
    case 'tags':
      return values.tags.length === 0 ? 'None' : values.tags.map((tag) => inertTextOf(tag, MAX_TEXT)).join(', ');
  }
}

function pairText({ classification, determination }: FieldValues['classification']): string {
  const name = inertTextOf(classificationLabel(classification), MAX_TEXT);
  return determination === 'unknown' ? name : `${name}: ${inertTextOf(determinationLabel(determination), MAX_TEXT)}`;
}

/** What an edit does, for example `Status: Resolved`. One part per entry. */
export function editTexts(edit: IncidentEdit): readonly string[] {
  const { status, assignedTo, classification, tags, comment } = edit;
  const list = (names: readonly string[]) => names.map((name) => inertTextOf(name, MAX_TEXT)).join(', ');
  return [
    ...(status === undefined ? [] : [`Status: ${inertTextOf(statusLabel(status), MAX_TEXT)}`]),
    ...(assignedTo === undefined
      ? []
      : [assignedTo === null ? 'Unassigned' : `Assigned to ${inertTextOf(assignedTo, MAX_TEXT)}`]),
    ...(classification === undefined ? [] : [`Classification: ${pairText(classification)}`]),
    ...(tags === undefined || tags.add.length === 0 ? [] : [`Tags added: ${list(tags.add)}`]),
    ...(tags === undefined || tags.remove.length === 0 ? [] : [`Tags removed: ${list(tags.remove)}`]),
    ...(comment === undefined ? [] : ['Comment added']),
  ];
}

/** How many changes a minute an API allows. A change reads twice and sends once, or twice with a comment in Graph. */
function changesPerMinute(api: Api, change: Pick<IncidentChange, 'comment'>): number {
  if (api === 'defender-xdr') return 50;
  return Math.floor(150 / (change.comment === undefined ? 3 : 4));
}

/** How long changes take at the documented limits: `37 changes at 50 a minute: under a minute`. Tenants run in parallel. */
export function forecastText(
  counts: readonly { readonly api: Api; readonly count: number }[],
  edit: IncidentEdit,
): string {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const [first] = counts;
  const minutes = Math.max(...counts.map(({ api, count }) => count / changesPerMinute(api, edit)));
  const changes = `${total.toLocaleString('en')} ${total === 1 ? 'change' : 'changes'}`;
  const rate =
    first === undefined
      ? ''
      : ` at ${changesPerMinute(first.api, edit)} a minute${counts.length > 1 ? ' in each tenant' : ''}`;
  return `${changes}${rate}: ${minutes <= 1 ? 'under a minute' : `about ${Math.ceil(minutes)} minutes`}`;
}

export type OutcomeText = {
  readonly tone: 'success' | 'info' | 'warning' | 'danger';
  readonly label: string;
  readonly advice: string;
};

/**
 * The outcome of a change: a label for a list, and what to do. `isUndo`: the change undid another. The reason of a
 * refusal is described by its error.
 */
export function outcomeText(report: ChangeReport, apiName: string, isUndo: boolean): OutcomeText {
  const parts = (...states: readonly string[]) =>
    report.parts
      .filter(({ state }) => states.includes(state))
      .map(({ part }) => PART_NAMES[part].toLowerCase())
      .join(', ');
  const hasComment = report.parts.some(({ part, state }) => part === 'comment' && state !== 'applied');
  const keptComment = hasComment ? ' The comment is never sent again by itself: copy it from the list of changes.' : '';
  switch (report.outcome) {
    case 'applied':
      return { tone: 'success', label: 'Applied', advice: `${apiName} holds the new values.${windowText(report)}` };
    case 'unchanged':
      return {
        tone: 'info',
        label: 'No change needed',
        advice: `${apiName} already holds these values. Nothing was sent.`,
      };
    case 'conflict':
      return isUndo
        ? {
            tone: 'warning',
            label: 'Not undone',
            advice: 'Someone changed this incident since. Nothing was sent, so that their change stays.',
          }
        : {
            tone: 'warning',
            label: 'Conflict',
            advice: 'Someone changed this incident meanwhile. Nothing was sent. Review the change to choose a value.',
          };
    case 'merged':
      return {
        tone: 'warning',
        label: 'Merged',
        advice: 'This incident was merged into another. Nothing was sent. Change the other incident instead.',
      };
    case 'not-sent':
      return { tone: 'danger', label: 'Not sent', advice: 'Nothing was sent, so nothing has changed.' };
    case 'refused':
      return { tone: 'danger', label: 'Refused', advice: 'Nothing was changed.' };
    case 'partly-applied':
      return {
        tone: 'warning',
        label: 'Partly applied',
        advice: `Not applied: ${parts('refused', 'not-sent')}.${keptComment}`,
      };
    case 'ignored':
      return {
        tone: 'warning',
        label: 'Accepted, not applied',
        advice: `${apiName} accepted the request but doesn’t hold the new values (${parts('ignored')}). Check the incident, then try again.${keptComment}`,
      };
    case 'replaced':
      return {
        tone: 'warning',
        label: 'Changed again',
        advice: `${apiName} now holds other values (${parts('replaced')}): someone else, or the service itself, changed them after this change.`,
      };
    case 'unknown':
      return {
        tone: 'warning',
        label: 'Unknown outcome',
        advice: `${apiName} sent no usable response. ${
          report.after === null
            ? 'The incident couldn’t be read either, so the change may be applied.'
            : `When last read, it didn’t hold the change (${parts('missing', 'unchecked')}), but the request may still arrive.`
        } Nothing is sent again until you decide. If changes never arrive, a proxy or the browser may block them.${keptComment}`,
      };
  }
}

/** The fields that someone else changed meanwhile, which this change left alone; empty if there are none. */
export function othersText({ changedByOthers }: Pick<ChangeReport, 'changedByOthers'>): string {
  if (changedByOthers.length === 0) return '';
  return `someone else changed: ${changedByOthers.map((part) => PART_NAMES[part].toLowerCase()).join(', ')}`;
}

/** Names the window in which a change by someone else would have been overwritten. The APIs can't prevent or show that. */
function windowText({ window }: ChangeReport): string {
  if (window === null) return '';
  return ` A change that someone else made to the same field between ${formatExactClock(window.from)} and ${formatExactClock(window.to)} would have been overwritten.`;
}
