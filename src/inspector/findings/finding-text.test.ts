import { describe, expect, it } from 'vitest';
import { AUDIENCES } from '../../entra/audiences.ts';
import { CLOUDS } from '../../entra/clouds.ts';
import { decodeToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { APPLICATION_CLAIMS, aToken, TOKEN_TEST_NOW } from '../../token/token.fixture.ts';
import { FINDING_TEXTS, findingText } from './finding-text.ts';

function text(claims: object, cloud = CLOUDS.global) {
  const decoded = decodeToken(aToken(claims));
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return findingText('wrong-audience', inspectToken(decoded.value, { now: TOKEN_TEST_NOW }), cloud);
}

describe('findingText for a wrong audience', () => {
  it('names what the token is for and the scope to request', () => {
    const aud = 'https://api.securitycenter.microsoft.com';
    expect(text({ aud })).toContain('`/api/machines`, not `/api/incidents`');
    expect(text({ aud })).toContain('`https://api.security.microsoft.com/Incident.Read`');
    expect(text({ ...APPLICATION_CLAIMS, aud })).toContain('`https://api.security.microsoft.com/.default`');
    expect(text({ aud }, CLOUDS.dod)).toContain('`https://api-gov.security.microsoft.us/Incident.Read`');
  });

  it('names a scope for every audience without incidents', () => {
    for (const { api, identifiers } of AUDIENCES) {
      if (api === 'defender-xdr' || api === 'graph-security') continue;
      expect(text({ aud: identifiers[0] })).toContain('api.security.microsoft.com/Incident.Read');
    }
  });
});

it('gives every finding a heading and a full sentence', () => {
  for (const { heading, text: sentence } of Object.values(FINDING_TEXTS)) {
    expect(heading).toMatch(/^[A-Z]/);
    expect(sentence).toMatch(/\.$/);
    expect(sentence.split('`').length % 2).toBe(1);
  }
});
