import type { AccessContextId, ContextKind } from './access-context-id.ts';

/**
 * Access to one protected resource: whose access it is, and its bearer token. Structural, so that the rooms above need
 * not import each other: an access context is one.
 */
export type ProtectedResourceAccess = {
  readonly id: AccessContextId;
  readonly kind: ContextKind;
  readonly tenantId: string;
  /** The application (client) id that the tokens are issued to. */
  readonly clientId: string;
  /**
   * Returns the access token. `claims` is a decoded claims challenge, passed on once; `forceRefresh` requires a token
   * newer than the cached one, after a 401 whose reason could not be read. Both come with the `refusedToken`, and with the id of
   * the refused request if the service sent one. Rejects with a `SignInError`.
   */
  accessToken(request?: {
    readonly claims?: string;
    readonly forceRefresh?: boolean;
    readonly refusedToken?: string;
    readonly requestId?: string;
  }): Promise<string>;
};

/** The part of the platform's `fetch` that is used. In the demo, the simulator implements it. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;
