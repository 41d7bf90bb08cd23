import { addMs, type EpochMs, MINUTE_MS, SECOND_MS } from '../std/time.ts';
import type { Bearer } from './bearer.ts';
import { delay } from './delay.ts';
import type { FairQueue } from './fair-queue.ts';
import { NetworkError } from './network-error.ts';
import type { RequestContext } from './request-context.ts';
import { retryDelayMs } from './retry-after.ts';
import { type SendRequestEffects, type SendRequestOptions, sendRequest } from './send-request.ts';
import { withTimeout } from './with-timeout.ts';

/** Decides when a request may start. Shared by all requests that count against one quota. */
export type RequestLimiter = {
  /** Resolves when the request may start, and counts it. Resolves early when the signal aborts. */
  acquire(operation: RequestContext['operation'], signal: AbortSignal): Promise<void>;
  /** Starts no request before that moment. */
  pauseUntil(moment: EpochMs): void;
};

/**
 * Limits what is in flight for all resources together, so that a hundred tenants neither starve each other nor flood the
 * sign-in service. Tokens are for every operation; lists only for list requests, so that a user's click never waits.
 */
export type RequestTurns = { readonly tokens: FairQueue; readonly lists: FairQueue };

export type ResourceEffects = SendRequestEffects & {
  /** The owner takes turns with the others. Without it, requests start at once. */
  readonly turns?: RequestTurns & { readonly owner: string };
  readonly bearer: Bearer;
  readonly rateLimiter: RequestLimiter;
  /** Same contract as `Math.random`: spreads retries. */
  readonly random: () => number;
  /** Origins that have responded before. A failed request to one of them was more likely cut off than blocked. Updated here. */
  readonly respondingOrigins: Set<string>;
};

export type ResourceRequest = Omit<SendRequestOptions, 'token'> & {
  /** Attempts in total, at most 6. */
  readonly attempts?: number;
};

/** A request that was sent: with which token, and what came of it. */
type Sent = { readonly token: string; readonly outcome: Awaited<ReturnType<typeof sendRequest>> };

/** `body` is parsed JSON of unknown shape. */
type ResourceResponse = { readonly body: unknown; readonly requestId: string | null };

const MAX_ATTEMPTS = 6;
const MAX_NETWORK_FAILURES = 3;
const MAX_BACKOFF_MS = 30 * SECOND_MS;
/** The sign-in library has its own timeouts. This one covers a token request that never settles. */
const TOKEN_TIMEOUT_MS = 45 * SECOND_MS;
/** The longest wait after a 5xx. The page shows nothing during it, so beyond this the error goes to the user instead. */
export const MAX_SILENT_DELAY_MS = MINUTE_MS;

/**
 * Sends a GET request to a protected resource and returns the JSON of the response.
 *
 * - 401: renews the token once, with the claims challenge if one can be read.
 * - 429: pauses the rate limiter for every caller until `Retry-After`, then retries.
 * - 5xx, timeouts, bodies that are not JSON, and failed requests to an origin that has responded before: retries with
 *   full jitter. At most 6 attempts in total, 3 of them without a response. `Retry-After` of a 5xx is respected; more
 *   than a minute ends the attempts.
 * - 400, 403, 404 and every other status: does not retry.
 * - A token that does not arrive within 45 seconds: `timed-out`, without a retry.
 *
 * Rejects with a `NetworkError`, `HttpError`, `ShapeError` (`not-json` or `too-large`) or the rejection of the bearer.
 */
export async function fetchProtectedResource(
  effects: ResourceEffects,
  request: ResourceRequest,
  signal: AbortSignal,
): Promise<ResourceResponse> {
  const attempts = Math.min(request.attempts ?? MAX_ATTEMPTS, MAX_ATTEMPTS);
  const withTokenTimeout = (token: Promise<string>) => withTimeout(token, TOKEN_TIMEOUT_MS, request.context, signal);
  const inTurn = <Value>(queue: keyof RequestTurns, task: () => Promise<Value>): Promise<Value> =>
    effects.turns === undefined ? task() : runInTurn({ ...effects.turns, queue }, task, request.context, signal);
  const isList = request.context.operation === 'list-incidents';
  let renewedToken: string | null = null;
  let networkFailures = 0;
  for (let number = 1; ; number += 1) {
    await effects.rateLimiter.acquire(request.context.operation, signal);
    if (signal.aborted) throw new NetworkError('aborted', request.context);
    // After the rate limiter and within the turn: a token can expire or be wiped while the request waits for them.
    const newest: string | null = renewedToken;
    const send = async (): Promise<Sent> => {
      const token = newest ?? (await inTurn('tokens', () => withTokenTimeout(effects.bearer.current())));
      return { token, outcome: await sendRequest(effects, { ...request, token }, signal) };
    };
    const { token, outcome } = isList ? await inTurn('lists', send) : await send();
    if (outcome.kind !== 'response' && outcome.error instanceof NetworkError) networkFailures += 1;
    else effects.respondingOrigins.add(request.context.origin);
    if (outcome.kind === 'response') return { body: outcome.body, requestId: outcome.requestId };
    if (outcome.kind === 'throttled') {
      effects.rateLimiter.pauseUntil(outcome.retryAt ?? addMs(effects.clock(), defaultPauseMs(number, effects.random)));
    }
    const interruption = interruptionOf(outcome.error, effects);
    const isFinal = outcome.kind === 'final' && interruption === null;
    if (isFinal || number >= attempts || networkFailures >= MAX_NETWORK_FAILURES) throw interruption ?? outcome.error;
    if (outcome.kind === 'unauthorized') {
      if (renewedToken !== null) throw outcome.error;
      const { claims, error } = outcome;
      renewedToken = await inTurn('tokens', () =>
        withTokenTimeout(effects.bearer.renew(token, claims, error.requestId)),
      );
    } else if (outcome.kind !== 'throttled') {
      const requestedDelayMs = retryDelayMs(outcome.error, effects.clock());
      if (requestedDelayMs > MAX_SILENT_DELAY_MS) throw outcome.error;
      await delay(Math.max(requestedDelayMs, fullJitterMs(number, MAX_BACKOFF_MS, effects.random)), signal);
    }
  }
}

async function runInTurn<Value>(
  turns: NonNullable<ResourceEffects['turns']> & { readonly queue: keyof RequestTurns },
  task: () => Promise<Value>,
  context: RequestContext,
  signal: AbortSignal,
): Promise<Value> {
  let isStarted = false;
  try {
    return await turns[turns.queue].run(turns.owner, signal, () => {
      isStarted = true;
      return task();
    });
  } catch (error) {
    throw isStarted ? error : new NetworkError('aborted', context);
  }
}

/** A request that fails at an origin that has responded before was cut off: CORS would have blocked the others too. */
function interruptionOf(error: unknown, { respondingOrigins }: ResourceEffects): NetworkError | null {
  if (!(error instanceof NetworkError) || error.code !== 'blocked') return null;
  return respondingOrigins.has(error.context.origin)
    ? new NetworkError('interrupted', error.context, error.cause)
    : null;
}

/** The pause after a 429 without a time: at least a second, or a burst of requests would repeat at once. */
function defaultPauseMs(attemptNumber: number, random: () => number): number {
  return Math.max(SECOND_MS, fullJitterMs(attemptNumber, MINUTE_MS, random));
}

function fullJitterMs(attemptNumber: number, maxMs: number, random: () => number): number {
  return Math.floor(random() * Math.min(maxMs, SECOND_MS * 2 ** attemptNumber));
}
