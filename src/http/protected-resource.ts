/**
 * How a caller gets the bearer token of one protected resource. Structural: an access context is one.
 * `claims` is a decoded claims challenge and is passed on once; `forceRefresh` asks for a token newer than the
 * cached one after a 401 whose reason could not be read. Rejects with a `SignInError`.
 */
export type ProtectedResourceAccess = {
  readonly tenantId: string;
  accessToken(request?: { readonly claims?: string; readonly forceRefresh?: boolean }): Promise<string>;
};

/** The part of the platform's `fetch` that is used. Handed in; in the demo the simulator answers it. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;
