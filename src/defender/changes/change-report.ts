import type { EpochMs } from '../../std/time.ts';
import type { Incident } from '../model/incident.ts';
import { CHANGE_FIELDS, type ChangeField, changeableValues, type IncidentChange } from '../model/incident-change.ts';
import type { ChangePlan } from './change-plan.ts';
import { differingFields, type IncidentEdit, isSameValue } from './incident-edit.ts';

/** A field or the comment. */
export type ChangePart = ChangeField | 'comment';

/**
 * What a read after the change showed.
 * `applied`: the service holds it. `ignored`: the service accepted the request and doesn't hold it. `missing`: the
 * response was inconclusive and the service doesn't hold it, yet. `replaced`: the service holds another value, from
 * someone else or of its own. `refused`: it rejected the request. `not-sent`: the request never left. `unchecked`: the
 * incident could not be read.
 */
export type PartState = 'applied' | 'ignored' | 'missing' | 'replaced' | 'refused' | 'not-sent' | 'unchecked';

export type PartReport = {
  readonly part: ChangePart;
  readonly state: PartState;
  /** Whether the response was a success or inconclusive; `null` if the part was refused or not sent. */
  readonly response: 'accepted' | 'unknown' | null;
};

/**
 * The outcome of one safe change.
 * `applied`: the service holds all of it. `unchanged`: it held all of it before, so nothing was sent. `conflict`: nothing
 * was sent, because someone changed a field meanwhile. `merged`: nothing was sent, because the incident was merged into
 * another. `not-sent`: nothing left this browser. `refused`: nothing was applied. `partly-applied`: a part was refused or
 * not sent. `ignored`, `replaced`: see `PartState`. `unknown`: at least one part is `missing` or `unchecked`.
 */
export type ChangeOutcome =
  | 'applied'
  | 'unchanged'
  | 'conflict'
  | 'merged'
  | 'not-sent'
  | 'refused'
  | 'partly-applied'
  | 'ignored'
  | 'replaced'
  | 'unknown';

export type ChangeReport = {
  readonly outcome: ChangeOutcome;
  readonly incidentId: string;
  readonly edit: IncidentEdit;
  /** The incident as read directly before sending; `null` if that failed. */
  readonly before: Incident | null;
  /** The incident as last read after sending; `null` if nothing was sent, or reading failed. */
  readonly after: Incident | null;
  readonly sent: IncidentChange;
  readonly parts: readonly PartReport[];
  /** With `conflict`: what conflicts. */
  readonly plan: ChangePlan | null;
  /** The first failure, to explain the outcome; `null` without one. */
  readonly error: unknown;
  /** Fields that others changed meanwhile, without this change touching them. */
  readonly changedByOthers: readonly ChangeField[];
  /**
   * From the read before sending to the read that confirmed the change. The services have no conditional update (no
   * `If-Match`), so a change that someone else made to the same fields within this window may have been overwritten.
   */
  readonly window: { readonly from: EpochMs; readonly to: EpochMs } | null;
};

export function partsOf(change: IncidentChange): readonly ChangePart[] {
  const fields: readonly ChangePart[] = CHANGE_FIELDS.filter((field) => change[field] !== undefined);
  return change.comment === undefined ? fields : [...fields, 'comment'];
}

/** Judges a part that was sent by what the service holds now. A part that a look has confirmed stays confirmed. */
function judgePart(
  each: PartReport,
  { sent, before, after }: { readonly sent: IncidentChange; readonly before: Incident; readonly after: Incident },
): PartState {
  const { part, state, response } = each;
  if (response === null || state === 'applied') return state;
  const notHeld = response === 'accepted' ? 'ignored' : 'missing';
  if (part === 'comment') {
    const text = sent.comment ?? '';
    return countOf(text, after) > countOf(text, before) ? 'applied' : notHeld;
  }
  const [was, is] = [changeableValues(before), changeableValues(after)];
  if (isSameValue(part, is, { ...was, ...sent })) return 'applied';
  return isSameValue(part, is, was) ? notHeld : 'replaced';
}

/** The report after one more read. */
export function withLook(report: ChangeReport, after: Incident, now: EpochMs): ChangeReport {
  const { before, sent } = report;
  if (before === null) return report;
  const parts = report.parts.map((each) => ({ ...each, state: judgePart(each, { sent, before, after }) }));
  return {
    ...report,
    outcome: outcomeOf(parts),
    parts,
    after,
    changedByOthers: differingFields(before, after).filter((field) => sent[field] === undefined),
    window: report.window === null ? null : { ...report.window, to: now },
  };
}

/** Whether another look could show more. An accepted part that isn't held yet may be on a copy that lags behind. */
export function isOpen({ parts }: ChangeReport): boolean {
  return parts.some(({ state }) => state === 'unchecked' || state === 'missing' || state === 'ignored');
}

export function outcomeOf(parts: readonly PartReport[]): ChangeOutcome {
  const has = (...states: readonly PartState[]) => parts.some(({ state }) => states.includes(state));
  if (has('missing', 'unchecked')) return 'unknown';
  if (has('refused', 'not-sent')) {
    if (has('applied', 'replaced')) return 'partly-applied';
    return has('refused') ? 'refused' : 'not-sent';
  }
  if (has('replaced')) return 'replaced';
  return has('ignored') ? 'ignored' : 'applied';
}

/** How often the text occurs as a comment. Services may trim comments and change line ends. */
function countOf(text: string, incident: Incident): number {
  const plain = (comment: string) => comment.replace(/\s+/g, ' ').trim();
  return incident.comments.filter((comment) => plain(comment.text) === plain(text)).length;
}
