import { failed, type Result } from '../../std/result.ts';
import { type DecodedToken, decodeToken } from '../../token/decode-token.ts';
import { findTokens } from '../../token/find-tokens.ts';
import type { TokenProblem } from '../../token/token-problem.ts';

/** A token found in the pasted text, or the reason why there is none. `compact` is the token itself: memory only. */
export type PastedToken = {
  readonly decoded: Result<DecodedToken, TokenProblem>;
  /** `null` for an unreadable token: it is not kept. */
  readonly compact: string | null;
};

/** Returns every token in a text, in order, or a single problem if there is none. Does not keep the text itself. */
export function readPasted(text: string): readonly [PastedToken, ...PastedToken[]] {
  const found = findTokens(text);
  if (!found.ok) return [{ decoded: failed(found.problem), compact: null }];
  const [first, ...others] = found.value;
  return [decodePasted(first), ...others.map(decodePasted)];
}

function decodePasted(compact: string): PastedToken {
  const decoded = decodeToken(compact);
  return { decoded, compact: decoded.ok ? compact : null };
}

/** Whether the text is, or may be, more sensitive than an access token and must not stay visible in the text box. */
export function isSecret({ decoded }: PastedToken): boolean {
  return !decoded.ok && ['client-secret', 'guid', 'refresh-token'].includes(decoded.problem.code);
}
