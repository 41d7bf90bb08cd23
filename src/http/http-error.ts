import type { EpochMs } from '../std/time.ts';
import type { RequestContext } from './request-context.ts';

/**
 * `unauthorized`: 401, also with a renewed token. `forbidden`: 403. `throttled`: 429, also after waiting.
 * `server-error`: 5xx, also after retries. `unexpected-status`: any other, redirects included.
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
  /** The service's own code, e.g. `DisabledFeature`. `null` when the body named none. */
  readonly apiCode: string | null;
  /** The service's own words, at most 500 characters, anything like a token taken out. Show as text. */
  readonly apiMessage: string | null;
  /** What to quote to support. */
  readonly requestId: string | null;
  /** When the service said it may be asked again. `null` when it did not say. */
  readonly retryAt: EpochMs | null;
  /** Permissions of which one opens this operation, least privilege first. */
  readonly requiredPermissions: readonly string[];
  /** With `unauthorized`: the decoded claims challenge (JSON text) to sign in with. */
  readonly claims: string | null;
};

/** A response said no. Carries no token, no URL and no header of the request. */
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
