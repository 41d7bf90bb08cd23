import { failed, type Result } from '../std/result.ts';
import { type DecodedToken, decodeToken } from '../token/decode-token.ts';
import { findTokens } from '../token/find-tokens.ts';
import type { TokenProblem } from '../token/token-problem.ts';

/** One token out of what was pasted, or why there is none. */
export type PastedToken = Result<DecodedToken, TokenProblem>;

/** Every token in a text, in order; a single problem where there is none. The text itself is not kept. */
export function readPasted(text: string): readonly [PastedToken, ...PastedToken[]] {
  const found = findTokens(text);
  if (!found.ok) return [failed(found.problem)];
  const [first, ...others] = found.value;
  return [decodeToken(first), ...others.map(decodeToken)];
}

/** Whether it is worth more than a token, and must not stand in a box for others to read. */
export function isSecret(pasted: PastedToken): boolean {
  return !pasted.ok && (pasted.problem.code === 'client-secret' || pasted.problem.code === 'refresh-token');
}
