import type { RequestContext } from './request-context.ts';

/**
 * `offline`: nothing can be reached, our own origin included. `blocked`: our own origin answers and this one does
 * not, so CORS, an extension or a proxy stands in between. `timed-out`: no whole answer in time, also after
 * retries. `aborted`: the caller no longer wants it.
 */
export type NetworkErrorCode = 'offline' | 'blocked' | 'timed-out' | 'aborted';

/** No response came. Carries no URL and no token. */
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
