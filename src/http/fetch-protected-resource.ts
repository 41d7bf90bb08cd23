import { addMs, type EpochMs, MINUTE_MS, SECOND_MS } from '../std/time.ts';
import type { Bearer } from './bearer.ts';
import { delay } from './delay.ts';
import { retryDelayMs } from './errors.ts';
import { NetworkError } from './network-error.ts';
import type { RequestContext } from './request-context.ts';
import { type SendRequestEffects, type SendRequestOptions, sendRequest } from './send-request.ts';
import { withTimeout } from './with-timeout.ts';

/** Decides when a call may start. Shared by all callers of a quota. */
export type RequestLimiter = {
  /** Resolves when the call may start, and counts it; resolves early when the signal aborts. */
  pass(operation: RequestContext['operation'], signal: AbortSignal): Promise<void>;
  /** Lets nobody pass before that moment. */
  closeUntil(moment: EpochMs): void;
};

export type ResourceEffects = SendRequestEffects & {
  readonly bearer: Bearer;
  readonly gate: RequestLimiter;
  /** As `Math.random`: spreads retries. */
  readonly random: () => number;
  /** Origins that answered before: a call to one of them that fails is more likely cut off than blocked. Added to here. */
  readonly answeringOrigins: Set<string>;
};

export type ResourceRequest = Omit<SendRequestOptions, 'token'> & {
  /** Attempts in total, at most 6. */
  readonly attempts?: number;
};

/** `body` is JSON of unknown shape. */
export type ResourceResponse = { readonly body: unknown; readonly requestId: string | null };

const MOST_ATTEMPTS = 6;
const MOST_UNANSWERED = 3;
const LONGEST_BACKOFF_MS = 30 * SECOND_MS;
/** The sign-in service has limits of its own; this one is for a token that comes to nothing at all. */
const TOKEN_LIMIT_MS = 45 * SECOND_MS;
/** A 5xx that wants more is left to the reader: nothing on the page would say what it waits for. */
export const MAX_SILENT_DELAY_MS = MINUTE_MS;

/**
 * Asks a protected resource with GET and gives the JSON of its answer. A 401 renews the token once (answering a
 * readable claims challenge); a 429 closes the gate for everybody until its time; 5xx, time-outs, bodies that are
 * no JSON and calls cut off from an origin that answered before are tried again with full jitter, 6 attempts in total,
 * 3 without any answer; 400, 403 and 404 are not. The `Retry-After` of a 5xx is kept, and one of more than a minute
 * ends the attempts. A token that does not come in 45 seconds is not asked for again: `timed-out`.
 * Rejects with a `NetworkError`, `HttpError`, `ShapeError` (`not-json` only) or whatever the bearer rejects with.
 */
export async function fetchProtectedResource(
  effects: ResourceEffects,
  request: ResourceRequest,
  signal: AbortSignal,
): Promise<ResourceResponse> {
  const attempts = Math.min(request.attempts ?? MOST_ATTEMPTS, MOST_ATTEMPTS);
  const inTime = (token: Promise<string>) => withTimeout(token, TOKEN_LIMIT_MS, request.context, signal);
  let renewedToken: string | null = null;
  let unanswered = 0;
  for (let number = 1; ; number += 1) {
    await effects.gate.pass(request.context.operation, signal);
    if (signal.aborted) throw new NetworkError('aborted', request.context);
    // Asked for behind the gate: a token may run out while one waits there.
    const token: string = renewedToken ?? (await inTime(effects.bearer.current()));
    const outcome = await sendRequest(effects, { ...request, token }, signal);
    const isUnanswered = outcome.kind !== 'answer' && outcome.error instanceof NetworkError;
    if (isUnanswered) unanswered += 1;
    else effects.answeringOrigins.add(request.context.origin);
    if (outcome.kind === 'answer') return { body: outcome.body, requestId: outcome.requestId };
    if (outcome.kind === 'throttled') {
      effects.gate.closeUntil(outcome.retryAt ?? addMs(effects.clock(), unnamedWaitMs(number, effects.random)));
    }
    const isFinal = outcome.kind === 'refused' && !isCutOff(outcome.error, effects);
    if (isFinal || number >= attempts || unanswered >= MOST_UNANSWERED) throw outcome.error;
    if (outcome.kind === 'unauthorized') {
      if (renewedToken !== null) throw outcome.error;
      renewedToken = await inTime(effects.bearer.renewed(token, outcome.claims));
    } else if (outcome.kind !== 'throttled') {
      const asked = retryDelayMs(outcome.error, effects.clock());
      if (asked > MAX_SILENT_DELAY_MS) throw outcome.error;
      await delay(Math.max(asked, fullJitterMs(number, LONGEST_BACKOFF_MS, effects.random)), signal);
    }
  }
}

function isCutOff(error: unknown, { answeringOrigins }: ResourceEffects): boolean {
  return error instanceof NetworkError && error.code === 'blocked' && answeringOrigins.has(error.context.origin);
}

/** How long to hold back when a 429 does not say: at least a second, or a burst of callers would come right back. */
function unnamedWaitMs(attemptNumber: number, random: () => number): number {
  return Math.max(SECOND_MS, fullJitterMs(attemptNumber, MINUTE_MS, random));
}

function fullJitterMs(attemptNumber: number, longestMs: number, random: () => number): number {
  return Math.floor(random() * Math.min(longestMs, SECOND_MS * 2 ** attemptNumber));
}
