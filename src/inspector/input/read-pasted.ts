import { failed, type Result } from '../../std/result.ts';
import type { EpochMs } from '../../std/time.ts';
import { type DecodedToken, decodeToken } from '../../token/decode-token.ts';
import { findTokens } from '../../token/find-tokens.ts';
import type { TokenProblem } from '../../token/token-problem.ts';

/** A token found in the pasted text, or the reason why there is none. `compact` is the token itself: memory only. */
export type PastedToken = {
  readonly decoded: Result<DecodedToken, TokenProblem>;
  /** `null` for an unreadable token: it is not kept. */
  readonly compact: string | null;
  readonly pastedAt?: EpochMs;
};

/** Older tokens are dropped, so that a page that stays open does not collect them without limit. */
export const MAX_KEPT_TOKENS = 20;

/** Returns every token in a text, in order, or a single problem if there is none. Does not keep the text itself. */
export function readPasted(text: string): readonly [PastedToken, ...PastedToken[]] {
  const found = findTokens(text);
  if (!found.ok) return [{ decoded: failed(found.problem), compact: null }];
  const [first, ...others] = found.value;
  return [decodePasted(first), ...others.map(decodePasted)];
}

/**
 * Adds pasted tokens to those kept earlier, each token once. Drops earlier texts without a token. `positions` are the
 * positions of the added tokens in the result, in the order of the text.
 */
export function addPasted(
  kept: readonly PastedToken[],
  found: readonly PastedToken[],
  pastedAt: EpochMs,
): { readonly pasted: readonly PastedToken[]; readonly positions: readonly number[] } {
  const isIn = (tokens: readonly PastedToken[], { compact }: PastedToken) =>
    compact !== null && tokens.some((token) => token.compact === compact);
  const earlier = kept.filter(({ compact }) => compact !== null);
  const added = found.filter((token) => !isIn(earlier, token)).map((token) => ({ ...token, pastedAt }));
  const pasted = [...earlier, ...added].slice(-Math.max(MAX_KEPT_TOKENS, added.length));
  const positions = found.map((token) =>
    token.compact === null
      ? pasted.findIndex(({ decoded }) => decoded === token.decoded)
      : pasted.findIndex(({ compact }) => compact === token.compact),
  );
  return { pasted, positions: positions.filter((position) => position !== -1) };
}

function decodePasted(compact: string): PastedToken {
  const decoded = decodeToken(compact);
  return { decoded, compact: decoded.ok ? compact : null };
}

/** Whether the text is, or may be, more sensitive than an access token and must not stay visible in the text box. */
export function isSecret({ decoded }: PastedToken): boolean {
  return !decoded.ok && ['client-secret', 'guid', 'refresh-token'].includes(decoded.problem.code);
}
