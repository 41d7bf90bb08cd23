import type { HeldToken } from '../../access/access-context.ts';
import type { Api } from '../../entra/clouds.ts';
import type { Result } from '../../std/result.ts';
import { type DecodedToken, decodeToken } from '../../token/decode-token.ts';
import type { TokenProblem } from '../../token/token-problem.ts';
import type { PastedToken } from '../input/read-pasted.ts';

/** One token that can be looked at: one of the session's, or one that was pasted. Lives in memory only. */
export type TokenEntry = {
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

/** A entry that holds a token that can be read. */
export type ReadableEntry = TokenEntry & {
  readonly decoded: { readonly ok: true; readonly value: DecodedToken };
  readonly compact: string;
};

export function isReadable(entry: TokenEntry): entry is ReadableEntry {
  return entry.decoded.ok && entry.compact !== null;
}

/** The session's tokens first, access tokens before id tokens, then the pasted ones in their order. */
export function tokenEntries(held: readonly HeldToken[], pasted: readonly PastedToken[]): readonly TokenEntry[] {
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

/** The entry that is looked at: the chosen one, else the first pasted, else the first of all. */
export function shownEntry(entries: readonly TokenEntry[], chosen: string | null): TokenEntry | null {
  return (
    entries.find((entry) => entry.key === chosen) ??
    entries.find((entry) => entry.source === 'pasted') ??
    entries[0] ??
    null
  );
}

/** What is worth a place in the list: not the one thing pasted that cannot be read, for its notice says it all. */
export function listedEntries(entries: readonly TokenEntry[]): readonly TokenEntry[] {
  const pasted = entries.filter((entry) => entry.source === 'pasted');
  return entries.filter((entry) => entry.decoded.ok || entry.source === 'held' || pasted.length > 1);
}

/** The pasted entries as a list shows them: by tenant and audience, those that cannot be read last. */
export function filedEntries(entries: readonly TokenEntry[]): readonly TokenEntry[] {
  const held = entries.filter((entry) => entry.source === 'held');
  const pasted = entries.filter((entry) => entry.source === 'pasted');
  const key = ({ decoded }: TokenEntry) =>
    decoded.ok ? `0 ${text(decoded.value, 'tid')} ${text(decoded.value, 'aud')}` : '1';
  return [...held, ...[...pasted].sort((one, other) => key(one).localeCompare(key(other)))];
}

function text(token: DecodedToken, claim: string): string {
  const value = token.claims.get(claim);
  return typeof value === 'string' ? value.toLowerCase() : '';
}
