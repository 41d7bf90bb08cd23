import { addMs, type Clock, type EpochMs, SECOND_MS } from '../../std/time.ts';
import type { IncidentWriter } from '../incident-writer.ts';
import type { Incident } from '../model/incident.ts';
import type { IncidentChange } from '../model/incident-change.ts';
import { hasConflict, planChange } from './change-plan.ts';
import { type ChangeReport, isOpen, outcomeOf, type PartReport, partsOf, withLook } from './change-report.ts';
import type { IncidentEdit } from './incident-edit.ts';

export type ChangeEffects = {
  readonly writer: Pick<IncidentWriter, 'requestsFor' | 'send'>;
  readonly readIncident: (incidentId: string, signal: AbortSignal) => Promise<Incident>;
  readonly clock: Clock;
  /** Resolves early when the signal aborts. */
  readonly delay: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** What a change is doing. `throttled`: the service accepts no request before `until`. */
export type ChangeStage =
  | { readonly kind: 'reading' | 'sending' }
  | { readonly kind: 'throttled'; readonly until: EpochMs }
  | { readonly kind: 'checking'; readonly nextLookAt: EpochMs | null };

export type ChangeOptions = {
  /** Cancels what isn't sent yet, and the looks after it. */
  readonly signal: AbortSignal;
  readonly onStage?: (stage: ChangeStage) => void;
};

/** When to look after sending, until a look is conclusive. Copies of the service's data can lag behind. */
const LOOK_DELAYS_MS: readonly number[] = [0, 4 * SECOND_MS, 15 * SECOND_MS];

/**
 * Changes one incident safely: reads it, compares it with `base` (what the user saw), sends only what differs, reads it
 * again and reports what the service holds. Sends every request at most once, and nothing at all if someone changed one
 * of the fields to another value since. Never rejects.
 */
export async function changeIncident(
  effects: ChangeEffects,
  request: { readonly base: Incident; readonly edit: IncidentEdit },
  options: ChangeOptions,
): Promise<ChangeReport> {
  const { base, edit } = request;
  const { signal, onStage } = options;
  const { id: incidentId } = base;
  const nothing = { incidentId, edit, sent: {}, parts: [], after: null, changedByOthers: [], window: null } as const;
  const from = effects.clock();
  onStage?.({ kind: 'reading' });
  let before: Incident;
  try {
    before = await effects.readIncident(incidentId, signal);
  } catch (error) {
    return { ...nothing, outcome: 'not-sent', before: null, plan: null, error };
  }
  if (before.redirectedTo !== null) return { ...nothing, outcome: 'merged', before, plan: null, error: null };
  const plan = planChange(base, before, edit);
  if (hasConflict(plan)) return { ...nothing, outcome: 'conflict', before, plan, error: null };
  const requests = effects.writer.requestsFor(incidentId, plan.change);
  if (partsOf(plan.change).length === 0 || requests.length === 0)
    return { ...nothing, outcome: 'unchanged', before, plan: null, error: null };

  onStage?.({ kind: 'sending' });
  const parts = new Map(
    partsOf(plan.change).map((part): [PartReport['part'], PartReport] => [
      part,
      { part, state: 'not-sent', response: null },
    ]),
  );
  const report = (sent: IncidentChange, error: unknown): ChangeReport => {
    const list = [...parts.values()];
    const wasSent = Object.keys(sent).length > 0;
    return {
      ...nothing,
      outcome: outcomeOf(list),
      before,
      plan: null,
      error,
      sent,
      parts: list,
      window: wasSent ? { from, to: effects.clock() } : null,
    };
  };
  let sent: IncidentChange = {};
  let firstError: unknown = null;
  for (const each of requests) {
    const response = await effects.writer.send(each, {
      signal,
      onDelay: (until) => onStage?.({ kind: 'throttled', until }),
    });
    if (response.kind !== 'accepted') firstError ??= response.error;
    const result = response.kind === 'accepted' || response.kind === 'unknown' ? response.kind : null;
    if (result !== null) sent = { ...sent, ...each.part };
    const state = response.kind === 'refused' || response.kind === 'not-sent' ? response.kind : 'unchecked';
    for (const part of partsOf(each.part)) parts.set(part, { part, state, response: result });
    // What follows, such as a comment that explains the change, makes no sense without it.
    if (result === null) break;
  }
  const draft = report(sent, firstError);
  return draft.window === null ? draft : lookUntilClosed(effects, draft, options);
}

async function lookUntilClosed(
  effects: ChangeEffects,
  sentReport: ChangeReport,
  { signal, onStage }: ChangeOptions,
): Promise<ChangeReport> {
  let report = sentReport;
  for (const [index, delayMs] of LOOK_DELAYS_MS.entries()) {
    if (delayMs > 0) await effects.delay(delayMs, signal);
    if (signal.aborted) break;
    const nextMs = LOOK_DELAYS_MS[index + 1];
    onStage?.({ kind: 'checking', nextLookAt: nextMs === undefined ? null : addMs(effects.clock(), nextMs) });
    report = await lookAgain(effects, report, signal);
    if (!isOpen(report)) break;
  }
  return report;
}

/** Looks once more at what the service holds after a change. Sends nothing but a read, and never rejects. */
export async function lookAgain(
  effects: Pick<ChangeEffects, 'readIncident' | 'clock'>,
  report: ChangeReport,
  signal: AbortSignal,
): Promise<ChangeReport> {
  try {
    const after = await effects.readIncident(report.incidentId, signal);
    return withLook(report, after, effects.clock());
  } catch (error) {
    return { ...report, error: report.error ?? error };
  }
}
