import { type Clock, type EpochMs, SECOND_MS } from '../std/time.ts';
import { parseErrorBody, requestIdOf } from './error-body.ts';
import { HttpError, type HttpErrorCode } from './http-error.ts';
import { NetworkError } from './network-error.ts';
import type { Fetch } from './protected-resource.ts';
import type { RequestContext } from './request-context.ts';
import { retryAtOf } from './retry-after.ts';
import { ShapeError } from './shape-error.ts';
import { claimsChallengeOf } from './www-authenticate.ts';

export type SendRequestEffects = {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly isOnline: () => boolean;
  readonly probeOrigin: () => Promise<boolean>;
};

export type SendRequestOptions = {
  readonly url: string;
  readonly context: RequestContext;
  readonly headers: Readonly<Record<string, string>>;
  readonly requiredPermissions: readonly string[];
  readonly token: string;
};

/** What one request came to. `again` marks what a later attempt may cure. */
export type SendRequestOutcome =
  | { readonly kind: 'answer'; readonly body: unknown; readonly requestId: string | null }
  | { readonly kind: 'unauthorized'; readonly claims: string | null; readonly error: HttpError }
  | { readonly kind: 'throttled'; readonly retryAt: EpochMs | null; readonly error: HttpError }
  | { readonly kind: 'again'; readonly error: HttpError | NetworkError | ShapeError }
  | { readonly kind: 'refused'; readonly error: HttpError | NetworkError };

/** How long a whole answer may take, its body included. */
export const TIME_LIMIT_MS: { readonly [Operation in RequestContext['operation']]: number } = {
  'list-incidents': 30 * SECOND_MS,
  'get-incident': 15 * SECOND_MS,
};

/** Sends one request with the bearer and judges what came back. Does not retry, and does not reject. */
export async function sendRequest(
  effects: SendRequestEffects,
  request: SendRequestOptions,
  signal: AbortSignal,
): Promise<SendRequestOutcome> {
  const { context } = request;
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), TIME_LIMIT_MS[context.operation]);
  const limited = AbortSignal.any([signal, limit.signal]);
  const stopped = (): SendRequestOutcome | null => {
    if (signal.aborted) return { kind: 'refused', error: new NetworkError('aborted', context) };
    return limit.signal.aborted ? { kind: 'again', error: new NetworkError('timed-out', context) } : null;
  };
  try {
    const response = await effects.fetch(request.url, {
      method: 'GET',
      headers: { ...request.headers, Authorization: `Bearer ${request.token}` },
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: limited,
    });
    const text = await response.text().catch(() => null);
    return stopped() ?? judge(response, text, request, effects.clock());
  } catch (cause) {
    return stopped() ?? { kind: 'refused', error: await unreachable(effects, request, cause) };
  } finally {
    clearTimeout(timer);
  }
}

async function unreachable(
  effects: SendRequestEffects,
  request: SendRequestOptions,
  cause: unknown,
): Promise<NetworkError> {
  // A runtime that dislikes a header quotes it in its message, token and all.
  const safeCause = cause instanceof Error && cause.message.includes(request.token) ? undefined : cause;
  const blocked = effects.isOnline() && (await effects.probeOrigin().catch(() => false));
  return new NetworkError(blocked ? 'blocked' : 'offline', request.context, safeCause);
}

function judge(response: Response, text: string | null, request: SendRequestOptions, now: EpochMs): SendRequestOutcome {
  const requestId = requestIdOf(response.headers);
  if (response.ok) {
    const body = text === null ? undefined : parseJson(text);
    if (body !== undefined) return { kind: 'answer', body, requestId };
    return { kind: 'again', error: new ShapeError('not-json', request.context, requestId) };
  }
  const body = parseErrorBody(text ?? '');
  const code = codeOf(response.status);
  const claims = code === 'unauthorized' ? claimsChallengeOf(response.headers.get('www-authenticate')) : null;
  const retryAt = retryAtOfFailure(code, response, body.message, now);
  const error = new HttpError({
    code,
    context: request.context,
    status: response.status,
    apiCode: body.code,
    apiMessage: body.message,
    requestId: body.requestId ?? requestId,
    retryAt,
    requiredPermissions: request.requiredPermissions,
    claims,
  });
  if (code === 'unauthorized') return { kind: 'unauthorized', claims, error };
  if (code === 'throttled') return { kind: 'throttled', retryAt, error };
  return { kind: code === 'server-error' ? 'again' : 'refused', error };
}

/** The words of a 5xx tell of all sorts of times; only those of a 429 tell when to come back. */
function retryAtOfFailure(code: HttpErrorCode, response: Response, message: string | null, now: EpochMs) {
  if (code !== 'throttled' && code !== 'server-error') return null;
  const header = response.headers.get('retry-after');
  return retryAtOf({ header, message: code === 'throttled' ? message : null, now });
}

function codeOf(status: number): HttpErrorCode {
  if (status >= 500) return 'server-error';
  const codes: Readonly<Record<number, HttpErrorCode>> = {
    400: 'bad-request',
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not-found',
    429: 'throttled',
  };
  return codes[status] ?? 'unexpected-status';
}

/** `undefined` for what is no JSON: the one thing that JSON cannot say. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
