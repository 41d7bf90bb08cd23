import type { HeldToken } from '../access/access-context.ts';
import { decodeToken } from '../token/decode-token.ts';
import type { PastedToken } from './read-pasted.ts';

/** One token that can be looked at: one of the session's, or one that was pasted. Holds no token, only its readable parts. */
export type TokenLane = {
  readonly key: string;
  readonly source: 'held' | 'pasted';
  readonly decoded: PastedToken;
  /** The tenant a held token was asked for; `null` for a pasted one. */
  readonly expectedTenantId: string | null;
  /** Its place among its like, from 0. */
  readonly place: number;
};

/** The session's tokens first, access tokens before id tokens, then the pasted ones in their order. */
export function tokenLanes(held: readonly HeldToken[], pasted: readonly PastedToken[]): readonly TokenLane[] {
  const access = held.filter((token) => token.kind === 'access-token');
  const id = held.filter((token) => token.kind === 'id-token');
  return [
    ...[...access, ...id].map((token, place) => ({
      key: `held ${token.kind} ${token.tenantId} ${token.api ?? ''} ${token.context}`,
      source: 'held' as const,
      decoded: decodeToken(token.token),
      expectedTenantId: token.tenantId,
      place,
    })),
    ...pasted.map((decoded, place) => ({
      key: `pasted ${place}`,
      source: 'pasted' as const,
      decoded,
      expectedTenantId: null,
      place,
    })),
  ];
}

/** The lane that is looked at: the chosen one, else the first pasted, else the first of all. */
export function shownLane(lanes: readonly TokenLane[], chosen: string | null): TokenLane | null {
  return (
    lanes.find((lane) => lane.key === chosen) ?? lanes.find((lane) => lane.source === 'pasted') ?? lanes[0] ?? null
  );
}

/** What is worth a place in the list: not the one thing pasted that cannot be read, for its notice says it all. */
export function listedLanes(lanes: readonly TokenLane[]): readonly TokenLane[] {
  const pasted = lanes.filter((lane) => lane.source === 'pasted');
  return lanes.filter((lane) => lane.decoded.ok || lane.source === 'held' || pasted.length > 1);
}
