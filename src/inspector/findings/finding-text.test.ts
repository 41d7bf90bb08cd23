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
  return findingText('wrong-audience-family', inspectToken(decoded.value, { now: TOKEN_TEST_NOW }), cloud);
}

describe('the words for a wrong audience', () => {
  it('name the trap and the scope to ask for', () => {
    const aud = 'https://api.securitycenter.microsoft.com';
    expect(text({ aud })).toContain('`/api/machines`, not `/api/incidents`');
    expect(text({ aud })).toContain('`https://api.security.microsoft.com/Incident.Read`');
    expect(text({ ...APPLICATION_CLAIMS, aud })).toContain('`https://api.security.microsoft.com/.default`');
    expect(text({ aud }, CLOUDS.dod)).toContain('`https://api-gov.security.microsoft.us/Incident.Read`');
  });

  it('name a scope for every audience that has no incidents', () => {
    for (const { api, identifiers } of AUDIENCES) {
      if (api === 'defender-xdr' || api === 'graph-security') continue;
      expect(text({ aud: identifiers[0] })).toContain('api.security.microsoft.com/Incident.Read');
    }
  });
});

it('every finding has a heading and a sentence', () => {
  for (const { heading, text: words } of Object.values(FINDING_TEXTS)) {
    expect(heading).toMatch(/^[A-Z]/);
    expect(words).toMatch(/\.$/);
    expect(words.split('`').length % 2).toBe(1);
  }
});
