import { CLOUDS } from '../../entra/clouds.ts';
import { addMs, type EpochMs } from '../../std/time.ts';
import { decodeToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { APPLICATION_CLAIMS, aToken, TOKEN_TEST_NOW } from '../../token/token.fixture.ts';
import { type KeepableToken, readKeepableToken } from './keepable-token.ts';
import { createKeptTokens } from './kept-tokens.ts';

/** For tests: an application token, with the given changes of its claims, and what its claims say. */
export function aKeepableToken(claims: object = {}): { readonly facts: KeepableToken; readonly token: string } {
  const token = aToken({ ...APPLICATION_CLAIMS, ...claims });
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error('the test token cannot be decoded');
  const facts = readKeepableToken(inspectToken(decoded.value, { now: TOKEN_TEST_NOW }), CLOUDS.global);
  if (!facts.ok) throw new Error(`the test token cannot be kept: ${facts.problem}`);
  return { facts: facts.value, token };
}

/** For tests: kept tokens over a clock that the test advances. `wiped` lists the wiped tokens. */
export function someKeptTokens() {
  let now: EpochMs = TOKEN_TEST_NOW;
  const wiped: string[] = [];
  const keptTokens = createKeptTokens({ clock: () => now, onWiped: (token) => wiped.push(token) });
  return {
    keptTokens,
    wiped,
    clock: () => now,
    advance: (ms: number) => {
      now = addMs(now, ms);
    },
    /** Keeps an application token and returns its entry's id. */
    keep: (claims: object = {}) => {
      const { facts, token } = aKeepableToken(claims);
      keptTokens.keep(facts, token);
      return { id: facts.id, token };
    },
  };
}
