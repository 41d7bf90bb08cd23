import type { AadstsFixedBy } from '../../entra/aadsts-codes.ts';
import type { FailureMessage } from '../../ui/failure-message.ts';

/** The steps from a configuration to the first incident, in order. */
export const CHECK_STEPS = [
  'configuration',
  'address',
  'clock',
  'authority',
  'registration',
  'sign-in',
  'token',
  'network',
  'cors',
  'access',
  'incident',
] as const;

export type CheckStep = (typeof CHECK_STEPS)[number];

/** What a failed step needs, and from whom. */
export type StepFailure = {
  readonly message: FailureMessage;
  readonly fixedBy: AadstsFixedBy;
  /** The AADSTS number behind it, for the explanation; `null` if there is none. */
  readonly number: number | null;
  /** The error that the actions of the message are about. */
  readonly error?: unknown;
};

/**
 * The result of a step. `evidence` is what was seen. `unseen`: a page cannot see it; `pastable` if Microsoft's own page shows
 * the reason, which the user can paste.
 */
export type StepResult =
  | { readonly kind: 'passed'; readonly evidence: string; readonly caution?: string }
  | { readonly kind: 'failed'; readonly evidence: string; readonly failure: StepFailure }
  | { readonly kind: 'unseen'; readonly evidence: string; readonly pastable: boolean };

/** A step with its result and how long it took. `result` is `null` while it runs. */
export type FinishedStep = { readonly result: StepResult; readonly durationMs: number };

/** The results so far. A step without an entry was not reached. */
export type CheckResults = { readonly [Step in CheckStep]?: FinishedStep };

export function passed(evidence: string, caution?: string): StepResult {
  return caution === undefined ? { kind: 'passed', evidence } : { kind: 'passed', evidence, caution };
}

export function unseen(evidence: string, pastable = false): StepResult {
  return { kind: 'unseen', evidence, pastable };
}

export function failedStep(
  evidence: string,
  failure: Omit<StepFailure, 'number'> & { number?: number | null },
): StepResult {
  return { kind: 'failed', evidence, failure: { ...failure, number: failure.number ?? null } };
}
