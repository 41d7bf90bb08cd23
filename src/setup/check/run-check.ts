import type { ResponsePage } from '../../defender/model/response-page.ts';
import { checkAccess, checkCors, checkIncident, checkNetwork, fetchFirstPage } from './api-steps.ts';
import type { CheckEffects } from './check-effects.ts';
import { CHECK_STEPS, type CheckResults, type CheckStep, type StepResult } from './check-step.ts';
import { checkAuthority, checkRegistration, checkSignIn, checkToken } from './sign-in-steps.ts';
import { checkAddress, checkClock, checkConfiguration } from './site-steps.ts';

type RunStep = (
  effects: CheckEffects,
  signal: AbortSignal,
  firstPage: () => Promise<ResponsePage>,
) => StepResult | Promise<StepResult>;

const RUN: { readonly [Step in CheckStep]: RunStep } = {
  configuration: checkConfiguration,
  address: checkAddress,
  clock: checkClock,
  authority: checkAuthority,
  registration: checkRegistration,
  'sign-in': checkSignIn,
  token: checkToken,
  network: checkNetwork,
  cors: checkCors,
  access: checkAccess,
  incident: checkIncident,
};

/** Steps whose failure does not keep the next ones from running. */
const GOES_ON: readonly CheckStep[] = ['clock'];

/**
 * Runs the steps in order, from `from` on, and stops after the first failure, except that of the clock. `onResults` gets all
 * results after each step; a step without an entry was not reached. Ends early when the signal aborts.
 */
export async function runCheck(
  effects: CheckEffects,
  options: {
    readonly from: CheckStep;
    /** The results of an earlier run, of which those before `from` are kept. */
    readonly earlier: CheckResults;
    readonly onResults: (results: CheckResults, running: CheckStep | null) => void;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { from, earlier, onResults, signal } = options;
  const first = CHECK_STEPS.indexOf(from);
  let page: Promise<ResponsePage> | null = null;
  /** One request for the two steps that need it. */
  const firstPage = () => {
    page ??= fetchFirstPage(effects, signal);
    return page;
  };
  let results: CheckResults = Object.fromEntries(
    CHECK_STEPS.slice(0, first).flatMap((step) => (earlier[step] === undefined ? [] : [[step, earlier[step]]])),
  );
  for (const step of CHECK_STEPS.slice(first)) {
    onResults(results, step);
    const startedAt = effects.clock();
    const result = await RUN[step](effects, signal, firstPage);
    if (signal.aborted) return;
    results = { ...results, [step]: { result, durationMs: Math.max(0, effects.clock() - startedAt) } };
    if (result.kind === 'failed' && !GOES_ON.includes(step)) break;
  }
  onResults(results, null);
}

/** The step that the check stopped at, or the first that failed without stopping it; `null` if none failed. */
export function failedStepOf(results: CheckResults): { readonly step: CheckStep; readonly hasStopped: boolean } | null {
  const failed = CHECK_STEPS.filter((step) => results[step]?.result.kind === 'failed');
  const stop = failed.find((step) => !GOES_ON.includes(step));
  const step = stop ?? failed[0];
  return step === undefined ? null : { step, hasStopped: stop !== undefined };
}
