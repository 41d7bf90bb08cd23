import type { HeldToken } from '../../access/access-context.ts';
import type { Api } from '../../entra/clouds.ts';
import type { Result } from '../../std/result.ts';
import type { EpochMs } from '../../std/time.ts';
import { type DecodedToken, decodeToken } from '../../token/decode-token.ts';
import type { TokenProblem } from '../../token/token-problem.ts';
import type { PastedToken } from '../input/read-pasted.ts';

/** A token to inspect: one of the session's, a kept one, or a pasted one. Memory only. */
export type TokenEntry = {
  readonly key: string;
  readonly source: 'session' | 'kept' | 'pasted';
  readonly decoded: Result<DecodedToken, TokenProblem>;
  /** The token itself, for verifying and for probing the API; never displayed. `null` if it cannot be decoded. */
  readonly compact: string | null;
  /** The API a session's access token can be renewed for; `null` for any other token. */
  readonly renewableFor: Api | null;
  /** The tenant that the token is used for; `null` for a pasted token. */
  readonly expectedTenantId: string | null;
  /** The position among the entries of the same source, starting at 0. */
  readonly index: number;
  /** `null` for any other token. */
  readonly pastedAt: EpochMs | null;
};

/** An entry whose token was decoded. */
export type ReadableEntry = TokenEntry & {
  readonly decoded: { readonly ok: true; readonly value: DecodedToken };
  readonly compact: string;
};

export function isReadable(entry: TokenEntry): entry is ReadableEntry {
  return entry.decoded.ok && entry.compact !== null;
}

/** A kept token with the token itself. */
export type InspectedKeptToken = { readonly id: string; readonly tenantId: string; readonly compact: string };

/** The key of a kept token's entry. */
export function keptEntryKey(id: string): string {
  return `kept ${id}`;
}

/** Lists the session's tokens first, access tokens before ID tokens, then the kept ones, then the pasted ones in order. */
export function tokenEntries(
  sessionTokens: readonly HeldToken[],
  pasted: readonly PastedToken[],
  kept: readonly InspectedKeptToken[] = [],
): readonly TokenEntry[] {
  const accessTokens = sessionTokens.filter((token) => token.kind === 'access-token');
  const idTokens = sessionTokens.filter((token) => token.kind === 'id-token');
  return [
    ...[...accessTokens, ...idTokens].map((token, index) => ({
      key: `session ${token.kind} ${token.tenantId} ${token.api ?? ''} ${token.context}`,
      source: 'session' as const,
      decoded: decodeToken(token.token),
      compact: token.token,
      renewableFor: token.kind === 'access-token' && token.context === 'user' ? token.api : null,
      expectedTenantId: token.tenantId,
      index,
      pastedAt: null,
    })),
    ...kept.map(({ id, tenantId, compact }, index) => ({
      key: keptEntryKey(id),
      source: 'kept' as const,
      decoded: decodeToken(compact),
      compact,
      renewableFor: null,
      expectedTenantId: tenantId,
      index,
      pastedAt: null,
    })),
    ...pasted.map((token, index) => ({
      key: `pasted ${index}`,
      source: 'pasted' as const,
      decoded: token.decoded,
      compact: token.compact,
      renewableFor: null,
      expectedTenantId: null,
      index,
      pastedAt: token.pastedAt ?? null,
    })),
  ];
}

/** The entry to inspect: the selected one, else the first pasted one, else the first. */
export function inspectedEntry(entries: readonly TokenEntry[], selectedKey: string | null): TokenEntry | null {
  return (
    entries.find((entry) => entry.key === selectedKey) ??
    entries.find((entry) => entry.source === 'pasted') ??
    entries[0] ??
    null
  );
}

/**
 * The entries worth listing: leaves out a single unreadable pasted token, because the page shows a notice for it, and kept
 * tokens, which have their own list.
 */
export function listedEntries(entries: readonly TokenEntry[]): readonly TokenEntry[] {
  const pasted = entries.filter((entry) => entry.source === 'pasted');
  return entries.filter(
    (entry) => entry.source !== 'kept' && (entry.decoded.ok || entry.source === 'session' || pasted.length > 1),
  );
}

/** Sorts the pasted entries by tenant and audience, with unreadable ones last. Keeps the session's entries first. */
export function sortEntries(entries: readonly TokenEntry[]): readonly TokenEntry[] {
  const session = entries.filter((entry) => entry.source === 'session');
  const pasted = entries.filter((entry) => entry.source === 'pasted');
  const sortKey = ({ decoded }: TokenEntry) =>
    decoded.ok ? `0 ${claimText(decoded.value, 'tid')} ${claimText(decoded.value, 'aud')}` : '1';
  return [...session, ...[...pasted].sort((a, b) => sortKey(a).localeCompare(sortKey(b)))];
}

function claimText(token: DecodedToken, claim: string): string {
  const value = token.claims.get(claim);
  return typeof value === 'string' ? value.toLowerCase() : '';
}
