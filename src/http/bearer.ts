import type { ProtectedResourceAccess } from './protected-resource.ts';

/** The bearer token of one resource, renewed at most once per refused token however many requests it was refused for. */
export type Bearer = {
  current(): Promise<string>;
  /** A token instead of the refused one: for the claims challenge where one could be read, else one newly issued. */
  renewed(refused: string, claims: string | null): Promise<string>;
};

/** Shares renewals among parallel requests. Holds the last renewed token in memory only. Rejects with a `SignInError`. */
export function createBearer(access: Pick<ProtectedResourceAccess, 'accessToken'>): Bearer {
  let renewal: { refused: string; claims: string | null; token: Promise<string> } | null = null;
  return {
    current: () => access.accessToken(),
    renewed(refused, claims) {
      if (renewal?.refused === refused && renewal.claims === claims) return renewal.token;
      const token = access.accessToken(claims === null ? { forceRefresh: true } : { claims });
      const started = { refused, claims, token };
      renewal = started;
      token.catch(() => {
        if (renewal === started) renewal = null;
      });
      return token;
    },
  };
}
