import type { HeldToken } from '../../access/access-context.ts';
import type { Api } from '../../entra/clouds.ts';
import type { Result } from '../../std/result.ts';
import { type DecodedToken, decodeToken } from '../../token/decode-token.ts';
import type { TokenProblem } from '../../token/token-problem.ts';
import type { PastedToken } from '../input/read-pasted.ts';

/** One token that can be looked at: one of the session's, or one that was pasted. Lives in memory only. */
export type TokenLane = {
  readonly key: string;
  readonly source: 'held' | 'pasted';
  readonly decoded: Result<DecodedToken, TokenProblem>;
  /** The token itself, for verifying and for asking the API; never shown. `null` where it cannot be read. */
  readonly compact: string | null;
  /** The API a held access token was asked for, and can be renewed for; `null` for any other. */
  readonly renewableFor: Api | null;
  /** The tenant a held token was asked for; `null` for a pasted one. */
  readonly expectedTenantId: string | null;
  /** Its place among its like, from 0. */
  readonly place: number;
};

/** A lane that holds a token that can be read. */
export type ReadableLane = TokenLane & {
  readonly decoded: { readonly ok: true; readonly value: DecodedToken };
  readonly compact: string;
};

export function isReadable(lane: TokenLane): lane is ReadableLane {
  return lane.decoded.ok && lane.compact !== null;
}

/** The session's tokens first, access tokens before id tokens, then the pasted ones in their order. */
export function tokenLanes(held: readonly HeldToken[], pasted: readonly PastedToken[]): readonly TokenLane[] {
  const access = held.filter((token) => token.kind === 'access-token');
  const id = held.filter((token) => token.kind === 'id-token');
  return [
    ...[...access, ...id].map((token, place) => ({
      key: `held ${token.kind} ${token.tenantId} ${token.api ?? ''} ${token.context}`,
      source: 'held' as const,
      decoded: decodeToken(token.token),
      compact: token.token,
      renewableFor: token.kind === 'access-token' && token.context === 'user' ? token.api : null,
      expectedTenantId: token.tenantId,
      place,
    })),
    ...pasted.map((token, place) => ({
      key: `pasted ${place}`,
      source: 'pasted' as const,
      ...token,
      renewableFor: null,
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

/** The pasted lanes as a list shows them: by tenant and audience, those that cannot be read last. */
export function filedLanes(lanes: readonly TokenLane[]): readonly TokenLane[] {
  const held = lanes.filter((lane) => lane.source === 'held');
  const pasted = lanes.filter((lane) => lane.source === 'pasted');
  const key = ({ decoded }: TokenLane) =>
    decoded.ok ? `0 ${text(decoded.value, 'tid')} ${text(decoded.value, 'aud')}` : '1';
  return [...held, ...[...pasted].sort((one, other) => key(one).localeCompare(key(other)))];
}

function text(token: DecodedToken, claim: string): string {
  const value = token.claims.get(claim);
  return typeof value === 'string' ? value.toLowerCase() : '';
}
