import type { EpochMs } from '../std/time.ts';
import type { RequestContext } from './request-context.ts';

/**
 * `unauthorized`: 401, even with a renewed token. `forbidden`: 403. `throttled`: 429, even after waiting.
 * `server-error`: 5xx, even after retries. `unexpected-status`: any other, including redirects.
 */
export type HttpErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'bad-request'
  | 'throttled'
  | 'server-error'
  | 'unexpected-status';

export type HttpErrorDetails = {
  readonly code: HttpErrorCode;
  readonly context: RequestContext;
  readonly status: number;
  /** The service's own error code, e.g. `DisabledFeature`. `null` if the body has none. */
  readonly apiCode: string | null;
  /** The service's own message, at most 500 characters, with anything like a token removed. Render as text. */
  readonly apiMessage: string | null;
  /** What to quote to support. */
  readonly requestId: string | null;
  /** When the service allows the next request. `null` if it did not say. */
  readonly retryAt: EpochMs | null;
  /** Permissions that each allow this operation, least privileged first. */
  readonly requiredPermissions: readonly string[];
  /** With `unauthorized`: the decoded claims challenge (JSON text) to sign in with. */
  readonly claims: string | null;
};

/** The service responded with an error status. Contains no token, no URL and no request header. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: HttpErrorCode;
  readonly context: RequestContext;
  readonly status: number;
  readonly apiCode: string | null;
  readonly apiMessage: string | null;
  readonly requestId: string | null;
  readonly retryAt: EpochMs | null;
  readonly requiredPermissions: readonly string[];
  readonly claims: string | null;

  constructor(details: HttpErrorDetails) {
    super(`${details.code} (${details.status})`);
    this.code = details.code;
    this.context = details.context;
    this.status = details.status;
    this.apiCode = details.apiCode;
    this.apiMessage = details.apiMessage;
    this.requestId = details.requestId;
    this.retryAt = details.retryAt;
    this.requiredPermissions = details.requiredPermissions;
    this.claims = details.claims;
  }
}
