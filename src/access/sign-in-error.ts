/**
 * Why no token could be had. `interaction-required`: only a person at the sign-in page can go on (covers every
 * shape MSAL gives it). The other codes are described where they are worded.
 */
export type SignInErrorCode =
  | 'interaction-required'
  | 'consent-required'
  | 'admin-consent-required'
  | 'cancelled'
  | 'access-denied'
  | 'wrong-tenant'
  | 'redirect-loop'
  | 'interaction-in-progress'
  | 'token-endpoint-unreadable'
  | 'offline'
  | 'throttled'
  | 'service-unavailable'
  | 'storage-blocked'
  | 'storage-full'
  | 'configuration'
  | 'unknown';

export type SignInErrorDetails = {
  readonly code: SignInErrorCode;
  readonly tenantId?: string;
  /** The AADSTS number, for help texts only, never for logic. */
  readonly aadstsCode?: number;
  readonly correlationId?: string;
  /** The library's own code, to quote to support. Never its message: that may hold an account name. */
  readonly libraryCode?: string;
  /** Claims to pass on when signing in interactively (a claims challenge or a Conditional Access step-up). */
  readonly claims?: string;
  readonly cause?: unknown;
};

/** No token could be acquired. Carries no token, no account name and no message of the service. */
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

/** Whether acquiring the token may succeed later, without the user doing anything. */
export function isTransientSignInError(error: unknown): boolean {
  return error instanceof SignInError && (error.code === 'offline' || error.code === 'throttled');
}
