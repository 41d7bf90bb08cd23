import type { Api } from '../entra/clouds.ts';

/** How the app may ask about one tenant. Nothing above this room branches on `kind` but to show it. */
export type AccessContext = {
  readonly kind: 'user' | 'application';
  readonly tenantId: string;
  readonly api: Api;
  /** The token for this tenant and this API. Silent only: rejects with a `SignInError` rather than leave the page. */
  accessToken(request?: { readonly claims?: string; readonly forceRefresh?: boolean }): Promise<string>;
};

/** The signed-in person, as the library's cache has it. For showing, never for authorising. */
export type SignedInAccount = {
  readonly name: string;
  readonly username: string;
  readonly tenantId: string;
};

/** A token this session holds, for the inspector. Memory only; never put into a query key, URL, storage or message. */
export type HeldToken = {
  readonly kind: 'access-token' | 'id-token';
  readonly tenantId: string;
  /** `null` for an id token. */
  readonly api: Api | null;
  readonly context: 'user' | 'application';
  readonly token: string;
};
