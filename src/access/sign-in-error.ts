/**
 * Why a kept token can no longer be used. `refused`: the API responded with 401. `step-up-required`: with a 401 that demands
 * stronger proof. `page-left`: the page was hidden for good or went into the back/forward cache. `replaced`: by a newer
 * token of the same access.
 */
export type TokenEnd =
  | 'expired'
  | 'refused'
  | 'step-up-required'
  | 'signed-out'
  | 'page-left'
  | 'inactive'
  | 'replaced'
  | 'removed';

/**
 * Why no token could be acquired. `interaction-required`: the user must visit the sign-in page (covers every form that MSAL
 * has for it). `token-ended`: a kept token cannot be renewed (see `TokenEnd`). The messages in `failures` describe the other codes.
 */
export type SignInErrorCode =
  | 'interaction-required'
  | 'consent-required'
  | 'admin-consent-required'
  | 'cancelled'
  | 'access-denied'
  | 'wrong-tenant'
  | 'unknown-tenant'
  | 'redirect-loop'
  | 'interaction-in-progress'
  | 'response-discarded'
  | 'token-endpoint-unreadable'
  | 'offline'
  | 'throttled'
  | 'service-unavailable'
  | 'token-ended'
  | 'storage-blocked'
  | 'storage-full'
  | 'insecure-context'
  | 'configuration'
  | 'unknown';

export type SignInErrorDetails = {
  readonly code: SignInErrorCode;
  readonly tenantId?: string;
  /** A silent renewal by a signed-in user: this registration has issued a token before. */
  readonly isRenewal?: boolean;
  /** The request was for another tenant than the account signed in to, such as a customer's. */
  readonly isOtherTenant?: boolean;
  /** The AADSTS number, for help texts only, never for logic. */
  readonly aadstsCode?: number;
  readonly correlationId?: string;
  /** The library's own code, to quote to support. Never its message, which can contain an account name. */
  readonly libraryCode?: string;
  /** Claims to send with an interactive sign-in (a claims challenge or a Conditional Access step-up). */
  readonly claims?: string;
  /** The permission to change incidents that was requested. Reading works without it. */
  readonly changePermission?: string;
  /** With `token-ended`: why. */
  readonly tokenEnd?: TokenEnd;
  /** With `token-ended`: the id of the API's response that ended it, to quote to support. */
  readonly requestId?: string;
  readonly cause?: unknown;
};

/** No token could be acquired. Contains no token, no account name and no message of the service. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly code: SignInErrorCode;
  readonly details: SignInErrorDetails;

  constructor(details: SignInErrorDetails) {
    super(details.code, { cause: details.cause });
    this.code = details.code;
    this.details = details;
  }
}

const TRANSIENT_CODES: readonly SignInErrorCode[] = [
  'offline',
  'throttled',
  'service-unavailable',
  'token-endpoint-unreadable',
];

/** Whether a later attempt may succeed without any action by the user. */
export function isTransientSignInError(error: unknown): boolean {
  return error instanceof SignInError && TRANSIENT_CODES.includes(error.code);
}
