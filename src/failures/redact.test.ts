import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.c2lnbmF0dXJl';

describe('redact', () => {
  it.each([
    ['a token', `failed with ${JWT} at once`, 'eyJ'],
    ['a token beside other text', `x${JWT}y`, 'eyJzdWI'],
    ['a bearer header', `Authorization: Bearer ${JWT}`, 'eyJ'],
    ['an opaque bearer', 'authorization: bearer 0.AXoA-opaque-value', 'opaque'],
    ['a code in a URL', 'https://soc.example/#code=1.AXoASecretCode&state=abc', 'SecretCode'],
    ['a refresh token in JSON', '{"refresh_token":"1.AXoARefresh"}', 'Refresh'],
    ['a secret that is a GUID', 'client_secret=2b9e7c10-5d1f-4e02-9a44-0f6d1b2a71c0', '2b9e7c10'],
    ['a secret in the format of Entra', 'used abC8Q~aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1v', 'aB3dE5'],
    ['an account name', 'no account for analyst@soc.example', 'analyst'],
    ['an account name after another one', 'x@y.z+first@soc.example', 'first'],
    ['an account name in another script', 'no account for josé@bücher.example', 'jos'],
    ['a cookie header', 'Cookie: session=abc123; theme=dark', 'abc123'],
    ['a cookie of a response', 'set-cookie: sid=abc123; Secure', 'abc123'],
    ['a name in claims', '{"name":"Ann Example","oid":"x"}', 'Ann'],
    ['a name in a Graph user', "{'displayName': 'Ann Example'}", 'Ann'],
    ['the query of a URL', 'at https://soc.example/app?x=hidden#/incidents', 'hidden'],
  ])('removes %s', (_name, text, secret) => {
    expect(redact(text)).not.toContain(secret);
  });

  it('keeps ids and code locations', () => {
    const text =
      'TypeError in loadIncidents (https://soc.example/assets/app.js:12:34), 2b9e7c10-5d1f-4e02-9a44-0f6d1b2a71c0';
    expect(redact(text)).toBe(text);
  });

  const secret = fc.oneof(
    fc.constant(JWT),
    fc.constant(`Bearer ${JWT}`),
    fc.constant('client_secret=2b9e7c10-5d1f-4e02-9a44-0f6d1b2a71c0'),
    fc.stringMatching(/^eyJ[\w-]{0,60}$/),
    fc.stringMatching(/^(bearer|code=|state:|refresh_token":")\s?[\w.~-]{0,40}$/),
    fc.stringMatching(/^\[redacted\]?[\w=]{0,5}$/),
    fc.stringMatching(/^(Cookie: ?|set-cookie":|"name":"|'displayName': ')[\w ;=["'-]{0,12}$/),
    fc.stringMatching(/^https:\/\/[a-z.]{1,9}[?#][\w=[&]{0,9}$/),
    fc.stringMatching(/^[\w.+#@-]{1,12}@[\w.@-]{1,12}$/),
  );
  const text = fc
    .array(
      fc.oneof(secret, fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(' ', '\n', '"', "'", '&', '=')),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join(''));

  it('leaves nothing that starts like a token', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(redact(given)).not.toMatch(/eyJ[\w.-]{8,}/);
      }),
      { numRuns: 10_000 },
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = redact(given);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each(['a', 'a.', 'a@', '~', 'abc~', 'https://', 'bearer ', 'code ', 'eyJ.', 'x+'])(
    'takes linear time for a long run of %j',
    (piece) => {
      const start = performance.now();
      redact(piece.repeat(1_000_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(300);
    },
  );
});
