import type { RequestContext } from './request-context.ts';

/**
 * `offline`: no host can be reached, not even our own origin. `blocked`: our own origin responds and this one never has, so
 * CORS, an extension or a proxy blocks it. `interrupted`: this origin responded before and fails now, even after retries.
 * `timed-out`: no complete response in time, even after retries. `aborted`: the caller cancelled the request.
 */
export type NetworkErrorCode = 'offline' | 'blocked' | 'interrupted' | 'timed-out' | 'aborted';

/** There was no response. Contains no URL and no token. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly code: NetworkErrorCode;
  readonly context: RequestContext;

  constructor(code: NetworkErrorCode, context: RequestContext, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.context = context;
  }
}
