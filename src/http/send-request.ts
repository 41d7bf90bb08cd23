import { type Clock, type EpochMs, SECOND_MS } from '../std/time.ts';
import { parseErrorBody, requestIdOf } from './error-body.ts';
import { HttpError, type HttpErrorCode } from './http-error.ts';
import { NetworkError } from './network-error.ts';
import type { Fetch } from './protected-resource.ts';
import { type Body, readBody } from './read-body.ts';
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
  /** A request that changes something, with its body. Default: GET. */
  readonly change?: { readonly method: 'PATCH' | 'POST'; readonly body: string };
};

/** The outcome of one request. `retryable`: a later attempt may succeed. `final`: it would fail in the same way. */
type SendRequestOutcome =
  | { readonly kind: 'response'; readonly body: unknown; readonly requestId: string | null }
  | { readonly kind: 'unauthorized'; readonly claims: string | null; readonly error: HttpError }
  | { readonly kind: 'throttled'; readonly retryAt: EpochMs | null; readonly error: HttpError }
  | { readonly kind: 'retryable'; readonly error: HttpError | NetworkError | ShapeError }
  | { readonly kind: 'final'; readonly error: HttpError | NetworkError | ShapeError };

/** How long a request may take, up to the end of the response body. */
const TIMEOUT_MS: { readonly [Operation in RequestContext['operation']]: number } = {
  'list-incidents': 30 * SECOND_MS,
  'read-incident': 15 * SECOND_MS,
  'update-incident': 30 * SECOND_MS,
  'comment-incident': 30 * SECOND_MS,
};

/**
 * Sends one request with the bearer token and classifies the response. Does not retry, and never rejects. `retryable`
 * applies to reading only: whether a change may be sent again is decided in `change-protected-resource.ts`.
 */
export async function sendRequest(
  effects: SendRequestEffects,
  request: SendRequestOptions,
  signal: AbortSignal,
): Promise<SendRequestOutcome> {
  const { context } = request;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS[context.operation]);
  const eitherSignal = AbortSignal.any([signal, timeout.signal]);
  const stopped = (): SendRequestOutcome | null => {
    if (signal.aborted) return { kind: 'final', error: new NetworkError('aborted', context) };
    return timeout.signal.aborted ? { kind: 'retryable', error: new NetworkError('timed-out', context) } : null;
  };
  try {
    const response = await effects.fetch(request.url, {
      ...(request.change === undefined ? { method: 'GET' } : request.change),
      headers: { ...request.headers, Authorization: `Bearer ${request.token}` },
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: eitherSignal,
    });
    const body = await readBody(response);
    return stopped() ?? classifyResponse(response, body, request, effects.clock());
  } catch (cause) {
    return stopped() ?? { kind: 'final', error: await networkErrorOf(effects, request, cause) };
  } finally {
    clearTimeout(timer);
  }
}

async function networkErrorOf(
  effects: SendRequestEffects,
  request: SendRequestOptions,
  cause: unknown,
): Promise<NetworkError> {
  // A runtime that rejects a header value quotes it in its message, token included.
  const safeCause = cause instanceof Error && cause.message.includes(request.token) ? undefined : cause;
  const isOnline = effects.isOnline() && (await effects.probeOrigin().catch(() => false));
  return new NetworkError(isOnline ? 'blocked' : 'offline', request.context, safeCause);
}

function classifyResponse(
  response: Response,
  read: Body,
  request: SendRequestOptions,
  now: EpochMs,
): SendRequestOutcome {
  const requestId = requestIdOf(response.headers);
  if (response.ok) {
    if (read.kind === 'too-large') {
      return { kind: 'final', error: new ShapeError('too-large', request.context, requestId) };
    }
    const body = read.kind === 'text' ? parseJson(read.text) : undefined;
    if (body !== undefined) return { kind: 'response', body, requestId };
    return { kind: 'retryable', error: new ShapeError('not-json', request.context, requestId) };
  }
  const body = parseErrorBody(read.kind === 'text' ? read.text : '');
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
  return { kind: code === 'server-error' ? 'retryable' : 'final', error };
}

/** The message of a 5xx can mention any time; only the message of a 429 says when to retry. */
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

/** Returns `undefined`, the one value that JSON cannot represent, if the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
