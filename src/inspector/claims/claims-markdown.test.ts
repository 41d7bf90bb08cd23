import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../token/decode-token.ts';
import { aBareToken, aToken } from '../../token/token.fixture.ts';
import { claimsMarkdown } from './claims-markdown.ts';

function markdown(token: string, part: 'claims' | 'header' = 'claims') {
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return claimsMarkdown(decoded.value, part);
}

describe('claimsMarkdown', () => {
  it('returns a table of names, values and meanings, marked as not verified', () => {
    const text = markdown(aToken());
    expect(text).toContain('decoded and not verified');
    expect(text).toContain('| `scp` | `Incident.Read` | Delegated permissions');
    expect(markdown(aToken(), 'header')).toContain('| `alg` | `RS256` | Signature algorithm |');
  });

  it('contains no part of the encoded token or its signature', () => {
    const token = aToken();
    for (const part of token.split('.')) expect(markdown(token) + markdown(token, 'header')).not.toContain(part);
    expect(markdown(aToken({ at: token }))).not.toMatch(/eyJ/);
  });

  it('keeps every claim inside its table cell, whatever it contains', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('|', '`', '\n| a | b | c |', '\\|', '\u202e', '\r\n'),
    );
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(text, fc.jsonValue({ maxDepth: 1 })), { maxKeys: 5 }), (claims) => {
        const token = aBareToken(claims);
        const decoded = decodeToken(token);
        if (!decoded.ok) throw new Error(decoded.problem.code);
        const rows = claimsMarkdown(decoded.value, 'claims').trimEnd().split('\n').slice(4);
        expect(rows).toHaveLength(decoded.value.claims.size);
        for (const row of rows) {
          expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
          expect(row).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\0]/);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
