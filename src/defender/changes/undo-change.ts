import { addMs, type EpochMs, MINUTE_MS } from '../../std/time.ts';
import type { Incident } from '../model/incident.ts';
import { changeableValues } from '../model/incident-change.ts';
import type { ChangeReport } from './change-report.ts';
import { editedFields, type IncidentEdit } from './incident-edit.ts';

/** How long a change can be undone. */
export const UNDO_MS = 10 * MINUTE_MS;

/** What undoes a change: `changeIncident` with this edit, which refuses it if someone changed a field since. */
export type Undo = {
  readonly base: Incident;
  readonly edit: IncidentEdit;
  readonly until: EpochMs;
};

/**
 * The undo of what a change has applied; `null` if it applied no field. A comment can't be undone. Tags of others stay.
 */
export function undoOf({ before, after, sent, parts, window }: ChangeReport): Undo | null {
  if (before === null || after === null || window === null) return null;
  const isApplied = (name: string) => parts.some(({ part, state }) => part === name && state === 'applied');
  const was = changeableValues(before);
  const edit: IncidentEdit = {
    ...(isApplied('status') ? { status: was.status } : {}),
    ...(isApplied('assignedTo') ? { assignedTo: was.assignedTo } : {}),
    ...(isApplied('classification') ? { classification: was.classification } : {}),
    ...(isApplied('tags') && sent.tags !== undefined ? { tags: inverseOf(was.tags, sent.tags) } : {}),
  };
  if (editedFields(edit).length === 0) return null;
  const { classification: pair, comment: _comment, ...values } = sent;
  // What this change wrote, even if a later look saw another value: that is then found to be someone else's.
  return { base: { ...after, ...values, ...pair }, edit, until: addMs(window.to, UNDO_MS) };
}

function inverseOf(before: readonly string[], sent: readonly string[]): NonNullable<IncidentEdit['tags']> {
  return {
    add: before.filter((tag) => !sent.includes(tag)),
    remove: sent.filter((tag) => !before.includes(tag)),
  };
}
