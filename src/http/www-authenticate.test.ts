import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimsChallengeOf, parseWwwAuthenticate } from './www-authenticate.ts';

const CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"cp1"}}}';
// As printed in the claims challenge documentation, including the "=" after the header's name.
const DOCUMENTED =
  '=Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiY3AxIn19fQ=="';

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

test('decodes the claims of the documented challenge', () => {
  expect(claimsChallengeOf(DOCUMENTED)).toBe(CLAIMS);
});

test('decodes base64url without padding, unquoted', () => {
  const encoded = base64(CLAIMS).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  expect(claimsChallengeOf(`Bearer error=insufficient_claims,claims=${encoded}`)).toBe(CLAIMS);
});

test('accepts plain JSON with escaped quotes', () => {
  expect(claimsChallengeOf(`Bearer claims="${CLAIMS.replaceAll('"', '\\"')}"`)).toBe(CLAIMS);
});

test('finds the claims in the second challenge, ignoring the case of names', () => {
  expect(claimsChallengeOf(`Basic realm="x, y", BEARER Error="insufficient_claims", CLAIMS="${base64(CLAIMS)}"`)).toBe(
    CLAIMS,
  );
});

test.each([
  ['no header', null],
  ['no claims', 'Bearer error="invalid_token"'],
  ['invalid base64', 'Bearer claims="%%%"'],
  ['invalid JSON', `Bearer claims="${base64('nothing')}"`],
  ['JSON that is not an object', `Bearer claims="${base64('[1]')}"`],
  ['invalid UTF-8', 'Bearer claims="/////w=="'],
])('returns no claims for %s', (_what, header) => {
  expect(claimsChallengeOf(header)).toBeNull();
});

test('keeps the first of a repeated parameter', () => {
  expect(parseWwwAuthenticate('Bearer a=1, a=2')[0]?.parameters.get('a')).toBe('1');
});

test('never throws for any header (security law)', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'Bearer claims=",\\ ') })),
      (header) => {
        parseWwwAuthenticate(header);
        claimsChallengeOf(header);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('finds the claims for any order, quoting and number of challenges (security law)', () => {
  const name = fc.string({ unit: fc.constantFrom(...'abdefgh'), minLength: 1, maxLength: 6 });
  const other = fc.record({ name, value: fc.string({ unit: fc.constantFrom(...'xyz ,="'), maxLength: 8 }) });
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.array(other),
      fc.array(other),
      fc.boolean(),
      fc.boolean(),
      (value, before, after, url, quoted) => {
        const claims = JSON.stringify({ access_token: value });
        const encoded = url
          ? base64(claims).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
          : base64(claims);
        const written = (list: typeof before) => list.map((p) => `${p.name}="${p.value.replaceAll('"', '\\"')}"`);
        const parameters = [
          ...written(before),
          quoted ? `claims="${encoded}"` : `claims=${encoded}`,
          ...written(after),
        ];
        expect(claimsChallengeOf(`Digest realm="a", Bearer ${parameters.join(', ')}`)).toBe(claims);
      },
    ),
    { numRuns: 10_000 },
  );
});
