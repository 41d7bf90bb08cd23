// Measures how the cost of inspecting a token grows: eight times the text may take at most twelve times as long.
import { medianOfPairs } from './measure-pairs.mjs';

const SMALL = 8 * 1024;
const LARGE = 64 * 1024;
const AT_MOST = 12;

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const BASE = { aud: 'https://api.security.microsoft.com', scp: 'Incident.Read', exp: 2_000_000_000, ver: '1.0' };

/** Builds the longest token of at most `size` characters, with a payload padded by `pad(bytes)`. */
function aTokenOf(size, pad) {
  const token = (bytes) => `${encode({ alg: 'RS256', kid: 'k' })}.${encode({ ...BASE, ...pad(bytes) })}.c2ln`;
  let [fits, tooLong] = [0, size * 4];
  while (tooLong - fits > 1) {
    const bytes = Math.floor((fits + tooLong) / 2);
    if (token(bytes).length > size) tooLong = bytes;
    else fits = bytes;
  }
  return token(fits);
}

const fill = (bytes) => 'x'.repeat(Math.max(bytes, 0));
const range = (count, make) => Array.from({ length: Math.max(Math.floor(count), 0) }, (_, index) => make(index));

const SHAPES = {
  'one long claim': (size) => aTokenOf(size, (bytes) => ({ text: fill(bytes) })),
  'many claims': (size) => aTokenOf(size, (bytes) => Object.fromEntries(range(bytes / 16, (n) => [`c${n}`, n]))),
  'many roles': (size) => aTokenOf(size, (bytes) => ({ roles: range(bytes / 24, (n) => `Permission.Read.${n}`) })),
  'lines of 76 characters': (size) =>
    aTokenOf(Math.floor((size * 76) / 77) - 1, (bytes) => ({ text: fill(bytes) })).replaceAll(/.{76}/g, '$&\n'),
  'many tokens': (size) => {
    const one = aTokenOf(900, (bytes) => ({ text: fill(bytes) }));
    return range(size / (one.length + 1), (n) => `${one.slice(0, -4)}${String(n).padStart(4, '0')}`).join('\n');
  },
  'no token': (size) => 'a.b eyJ '.repeat(size / 8),
  'spaces and quotes': (size) => `${' " '.repeat(size / 3 - 4)}eyJ`,
};

export async function measureInspector(load) {
  const { findTokens } = await load('src/token/find-tokens.ts');
  const { decodeToken } = await load('src/token/decode-token.ts');
  const { inspectToken } = await load('src/token/inspect-token.ts');
  const { findingsOf } = await load('src/token/findings.ts');
  const { judgeToken } = await load('src/token/verdicts.ts');
  const { claimsMarkdown } = await load('src/inspector/claims/claims-markdown.ts');

  /** The work of clicking `Inspect` and copying the claims. */
  const inspect = (text) => {
    const found = findTokens(text);
    if (!found.ok) return;
    for (const compact of found.value) {
      const decoded = decodeToken(compact);
      if (!decoded.ok) continue;
      const inspected = inspectToken(decoded.value, { now: 1_795_000_000_000 });
      findingsOf(inspected);
      judgeToken(inspected);
      claimsMarkdown(decoded.value, 'claims');
    }
  };

  return Object.entries(SHAPES).map(([shape, make]) => {
    const [small, large] = [make(SMALL), make(LARGE)];
    if (small.length > SMALL || large.length > LARGE) throw new Error(`${shape}: the text is too long`);
    const pair = medianOfPairs(
      () => inspect(small),
      () => inspect(large),
    );
    const sizes = large.length / small.length;
    return {
      what: `inspector, 64 KiB against 8 KiB, ${shape}`,
      measured: pair.ratio,
      atMost: AT_MOST,
      unit: '×',
      detail: `${pair.first.toFixed(2)} ms and ${pair.second.toFixed(2)} ms; ${sizes.toFixed(1)} × the text`,
      next: 'profile `findTokens` and `decodeToken` at both sizes, and replace the step that reads the text more than once',
    };
  });
}
