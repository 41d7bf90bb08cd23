import type { ProtectedResourceAccess } from './protected-resource.ts';

/** The bearer token of one resource. Each refused token is renewed at most once, however many requests used it. */
export type Bearer = {
  current(): Promise<string>;
  /**
   * Returns a token to replace the refused one: with the claims of the challenge if there are any, else newly issued.
   * `requestId` names the request that was refused.
   */
  renew(refusedToken: string, claims: string | null, requestId?: string | null): Promise<string>;
};

/** Shares renewals among parallel requests. Keeps the last renewed token in memory only. Rejects with a `SignInError`. */
export function createBearer(access: Pick<ProtectedResourceAccess, 'accessToken'>): Bearer {
  let renewal: { refusedToken: string; claims: string | null; token: Promise<string> } | null = null;
  return {
    current: () => access.accessToken(),
    renew(refusedToken, claims, requestId = null) {
      if (renewal?.refusedToken === refusedToken && renewal.claims === claims) return renewal.token;
      const token = access.accessToken({
        refusedToken,
        ...(requestId === null ? {} : { requestId }),
        ...(claims === null ? { forceRefresh: true } : { claims }),
      });
      const started = { refusedToken, claims, token };
      renewal = started;
      token.catch(() => {
        if (renewal === started) renewal = null;
      });
      return token;
    },
  };
}
