import type { RequestContext } from './request-context.ts';

/**
 * `not-json`: the body was not JSON, or was cut off, even after retries. `too-large`: it exceeded the size limit.
 * `not-as-promised`: JSON of an unexpected shape.
 */
export type ShapeErrorCode = 'not-json' | 'too-large' | 'not-as-promised';

/** The response was a success, but its body was not what the API documents. Contains no part of the body. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
  readonly code: ShapeErrorCode;
  readonly context: RequestContext;
  /** What to quote to support. */
  readonly requestId: string | null;

  constructor(code: ShapeErrorCode, context: RequestContext, requestId: string | null, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.context = context;
    this.requestId = requestId;
  }
}
