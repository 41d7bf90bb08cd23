import type { RequestContext } from './request-context.ts';

/** `not-json`: a success whose body was no JSON, or cut off, also after retries. `not-as-promised`: JSON of another shape. */
export type ShapeErrorCode = 'not-json' | 'not-as-promised';

/** A response said yes, but did not hold what was promised. Carries nothing of the body. */
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
