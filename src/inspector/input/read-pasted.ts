import { failed, type Result } from '../../std/result.ts';
import { type DecodedToken, decodeToken } from '../../token/decode-token.ts';
import { findTokens } from '../../token/find-tokens.ts';
import type { TokenProblem } from '../../token/token-problem.ts';

/** One token out of what was pasted, or why there is none. Memory only: `compact` is the token itself. */
export type PastedToken = {
  readonly decoded: Result<DecodedToken, TokenProblem>;
  /** `null` where it cannot be read: then it is not kept. */
  readonly compact: string | null;
};

/** Every token in a text, in order; a single problem where there is none. The text itself is not kept. */
export function readPasted(text: string): readonly [PastedToken, ...PastedToken[]] {
  const found = findTokens(text);
  if (!found.ok) return [{ decoded: failed(found.problem), compact: null }];
  const [first, ...others] = found.value;
  return [readOne(first), ...others.map(readOne)];
}

function readOne(compact: string): PastedToken {
  const decoded = decodeToken(compact);
  return { decoded, compact: decoded.ok ? compact : null };
}

/** Whether it is, or may be, worth more than a token, and must not stand in a box for others to read. */
export function isSecret({ decoded }: PastedToken): boolean {
  return !decoded.ok && ['client-secret', 'guid', 'refresh-token'].includes(decoded.problem.code);
}
