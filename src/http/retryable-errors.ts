import { HttpError, type HttpErrorCode } from './http-error.ts';
import { NetworkError, type NetworkErrorCode } from './network-error.ts';
import { ShapeError, type ShapeErrorCode } from './shape-error.ts';

const TRANSIENT_NETWORK_CODES: readonly NetworkErrorCode[] = ['offline', 'blocked', 'interrupted', 'timed-out'];
const TRANSIENT_HTTP_CODES: readonly HttpErrorCode[] = ['throttled', 'server-error', 'unexpected-status'];
/** A response that was too large would be again, and each attempt would download it. */
const TRANSIENT_SHAPE_CODES: readonly ShapeErrorCode[] = ['not-json', 'not-as-promised'];

/** Whether a later request may succeed without any change by the user. */
export function isTransient(error: unknown): boolean {
  if (error instanceof NetworkError) return TRANSIENT_NETWORK_CODES.includes(error.code);
  if (error instanceof ShapeError) return TRANSIENT_SHAPE_CODES.includes(error.code);
  return error instanceof HttpError && TRANSIENT_HTTP_CODES.includes(error.code);
}

/** Whether the caller cancelled the request, so there is no failure to show. */
export function isAborted(error: unknown): boolean {
  return error instanceof NetworkError && error.code === 'aborted';
}
