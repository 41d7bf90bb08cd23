import { addMs, type EpochMs, MINUTE_MS } from '../std/time.ts';
import type { ResourceEffects } from './fetch-protected-resource.ts';
import { HttpError } from './http-error.ts';
import { NetworkError } from './network-error.ts';
import { type SendRequestOptions, sendRequest } from './send-request.ts';
import type { ShapeError } from './shape-error.ts';
import { withTimeout } from './with-timeout.ts';

export type ChangeRequest = Omit<SendRequestOptions, 'token' | 'change'> & Required<Pick<SendRequestOptions, 'change'>>;

/**
 * What is known after a request that changes something.
 * `accepted`: a success with JSON. Whether the service did what it promised must be read.
 * `refused`: an error status that excludes that anything was applied.
 * `not-sent`: the request never left, because it was cancelled before or no token could be acquired.
 * `unknown`: sent, but without a conclusive response. The service may have applied it, or may still apply it.
 */
export type ChangeResponse =
  | { readonly kind: 'accepted'; readonly body: unknown; readonly requestId: string | null }
  | { readonly kind: 'refused'; readonly error: HttpError }
  | { readonly kind: 'not-sent'; readonly error: unknown }
  | { readonly kind: 'unknown'; readonly error: HttpError | NetworkError | ShapeError };

/** A 429 is a refusal before processing, so the request may be sent again: this many times in total. */
const MAX_ATTEMPTS = 3;
/** The pause after a 429 without a time. */
const DEFAULT_PAUSE_MS = MINUTE_MS;
/** The same limit as for reading: covers a token request that never settles. */
const TOKEN_TIMEOUT_MS = MINUTE_MS;
/** Statuses below 500 that can follow a request that was applied. RFC 9110 §15.5.9: the server stopped waiting. */
const INCONCLUSIVE_STATUSES: readonly number[] = [408];

/**
 * Sends a request that is not idempotent, PATCH or POST, exactly once, and reports what is known. Never rejects.
 *
 * - 401: refused before processing, so the token is renewed once, with the claims challenge if one can be read.
 * - 429: refused before processing. Pauses the rate limiter for every caller, calls `onDelay`, and sends again, at most 3
 *   times in total.
 * - A timeout, a lost or blocked connection, 408, 5xx, and a success that cannot be read: `unknown`, never repeated.
 *
 * The signal cancels the waiting for the rate limiter and the token. A request that is already sent is not cancelled: that
 * would not undo it, and its outcome would be lost.
 */
export async function changeProtectedResource(
  effects: ResourceEffects,
  request: ChangeRequest,
  options: { readonly signal: AbortSignal; readonly onDelay?: (until: EpochMs) => void },
): Promise<ChangeResponse> {
  const { signal } = options;
  const untilSent = new AbortController().signal;
  const withTokenTimeout = (token: Promise<string>) => withTimeout(token, TOKEN_TIMEOUT_MS, request.context, signal);
  let renewedToken: string | null = null;
  for (let number = 1; ; number += 1) {
    let token: string;
    try {
      await effects.rateLimiter.acquire(request.context.operation, signal);
      if (signal.aborted) throw new NetworkError('aborted', request.context);
      token = renewedToken ?? (await withTokenTimeout(effects.bearer.current()));
    } catch (error) {
      return { kind: 'not-sent', error };
    }
    const outcome = await sendRequest(effects, { ...request, token }, untilSent);
    if (outcome.kind === 'response') {
      effects.respondingOrigins.add(request.context.origin);
      return { kind: 'accepted', body: outcome.body, requestId: outcome.requestId };
    }
    const { error } = outcome;
    if (!(error instanceof HttpError) || !isConclusive(error)) return { kind: 'unknown', error };
    effects.respondingOrigins.add(request.context.origin);
    if (outcome.kind === 'throttled' && number < MAX_ATTEMPTS) {
      const until = outcome.retryAt ?? addMs(effects.clock(), DEFAULT_PAUSE_MS);
      effects.rateLimiter.pauseUntil(until);
      options.onDelay?.(until);
      continue;
    }
    if (outcome.kind !== 'unauthorized' || renewedToken !== null) return { kind: 'refused', error };
    try {
      renewedToken = await withTokenTimeout(effects.bearer.renew(token, outcome.claims, error.requestId));
    } catch (renewalError) {
      return { kind: 'not-sent', error: renewalError };
    }
  }
}

/** Whether the status excludes that the request was applied. */
function isConclusive({ status }: HttpError): boolean {
  return status >= 400 && status < 500 && !INCONCLUSIVE_STATUSES.includes(status);
}
