import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOUDS } from '../../entra/clouds.ts';
import { decodeToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import {
  APPLICATION_CLAIMS,
  aBareToken,
  aToken,
  ID_CLAIMS,
  TOKEN_TEST_NOW,
  USER_CLAIMS,
} from '../../token/token.fixture.ts';
import { decidingVerdictText } from './deciding-verdict-text.ts';

const NOW_SECONDS = TOKEN_TEST_NOW / 1000;
const ELSEWHERE = '00000000-0000-0000-0000-000000000002';
const nameOf = (tenantId: string) => (tenantId === USER_CLAIMS.tid ? 'Example SOC' : tenantId);

function words(token: string, expectedTenantId: string | null = null) {
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return decidingVerdictText(inspectToken(decoded.value, { now: TOKEN_TEST_NOW, expectedTenantId }), nameOf);
}

describe('decidingVerdictText', () => {
  it.each([
    ['a good token', aToken(), 'success', 'This token reads incidents in Example SOC.', null],
    [
      'one for Graph',
      aToken({ aud: 'https://graph.microsoft.com', scp: 'SecurityIncident.Read.All' }),
      'success',
      'This token reads incidents in Example SOC through Microsoft Graph security.',
      null,
    ],
    [
      'a tenant without a name',
      aToken({ tid: ELSEWHERE, iss: `https://sts.windows.net/${ELSEWHERE}/` }),
      'success',
      `This token reads incidents in tenant ${ELSEWHERE}.`,
      null,
    ],
    [
      'claims that contradict each other',
      aToken({ tid: ELSEWHERE }),
      'warning',
      `This token claims to read incidents in tenant ${ELSEWHERE}. An API may well refuse it.`,
      null,
    ],
    [
      'an id token',
      aBareToken(ID_CLAIMS),
      'danger',
      'This token opens no API. It is an id token.',
      'https://api.security.microsoft.com/Incident.Read',
    ],
    [
      'a token nobody signed',
      aToken({}, { alg: 'none' }),
      'danger',
      'This token opens no API. Nobody signed it.',
      null,
    ],
    [
      'one for Defender for Endpoint',
      aToken({ aud: 'https://api.securitycenter.microsoft.com' }),
      'danger',
      'This token cannot read incidents. It is for Defender for Endpoint.',
      'https://api.security.microsoft.com/Incident.Read',
    ],
    [
      'one of an application for Endpoint',
      aToken({ ...APPLICATION_CLAIMS, aud: 'https://api.securitycenter.microsoft.com' }),
      'danger',
      'This token cannot read incidents. It is for Defender for Endpoint.',
      'https://api.security.microsoft.com/.default',
    ],
    [
      'one for an API of one’s own',
      aToken({ aud: 'api://soc.example' }),
      'danger',
      'This token cannot read incidents. It is for another API.',
      'https://api.security.microsoft.com/Incident.Read',
    ],
    [
      'one without the permission',
      aToken({ scp: 'openid' }),
      'danger',
      'This token cannot read incidents. It lacks Incident.Read.',
      'https://api.security.microsoft.com/Incident.Read',
    ],
    [
      'one of Graph without it',
      aToken({ aud: 'https://graph.microsoft.com', scp: 'User.Read' }),
      'danger',
      'This token cannot read incidents. It lacks SecurityIncident.Read.All.',
      'https://graph.microsoft.com/SecurityIncident.Read.All',
    ],
    [
      'one that expired',
      aToken({ exp: NOW_SECONDS - 7_500 }),
      'danger',
      'This token expired 2 h 5 min ago. Every API refuses it.',
      null,
    ],
    [
      'one that expired now',
      aToken({ exp: NOW_SECONDS }),
      'danger',
      'This token expired just now. Every API refuses it.',
      null,
    ],
    ['one that starts later', aToken({ nbf: NOW_SECONDS + 900 }), 'danger', 'This token is not valid yet.', null],
    [
      'one without scp and roles',
      aToken({ scp: undefined, upn: undefined }),
      'warning',
      'This token is for Defender XDR, but nothing in it says who is asking.',
      'https://api.security.microsoft.com/Incident.Read',
    ],
    [
      'roles that open nothing',
      aToken({ wids: [] }),
      'warning',
      'This token may read incidents, but none of the Entra roles in it opens them.',
      null,
    ],
  ])('says of %s what decides', (_name, token, tone, title, scope) => {
    expect(words(token)).toMatchObject({ tone, title, scope });
  });

  it('asks for the scope of the cloud', () => {
    const decoded = decodeToken(aToken({ aud: 'https://graph.microsoft.com' }));
    if (!decoded.ok) throw new Error(decoded.problem.code);
    const inspected = inspectToken(decoded.value, { now: TOKEN_TEST_NOW });
    expect(decidingVerdictText(inspected, nameOf, CLOUDS.dod).scope).toBe(
      'https://dod-graph.microsoft.us/SecurityIncident.Read.All',
    );
  });

  it('says that another tenant issued it', () => {
    expect(words(aToken(), ELSEWHERE).title).toBe(
      'This token cannot read incidents of the tenant it was asked for. Another tenant issued it.',
    );
  });

  it('does not send people to renew in vain', () => {
    const expired = { exp: NOW_SECONDS - 60 };
    expect(words(aToken(expired)).cure).toContain('Nothing else stands in its way');
    expect(words(aToken({ ...expired, scp: 'openid' })).cure).toContain('it lacks `Incident.Read` as well');
    expect(words(aToken({ ...expired, wids: [] })).cure).toContain('cannot be told');
  });

  it('sets the near miss against the name that is needed', () => {
    expect(words(aToken({ scp: 'Incidents.Read.All' })).pair).toEqual([
      { name: 'It has', value: { kind: 'compared', text: 'Incidents.Read.All', with: 'Incident.Read' } },
      { name: 'Defender XDR needs', value: { kind: 'compared', text: 'Incident.Read', with: 'Incidents.Read.All' } },
    ]);
  });

  it('keeps what stands in a token out of its own sentences, but for the tenant, which is made inert', {
    timeout: 300_000,
  }, () => {
    const forged = fc.record(
      {
        scp: fc.string(),
        aud: fc.string(),
        roles: fc.array(fc.string()),
        upn: fc.string(),
        tid: fc.string({ unit: 'binary' }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(forged, (claims) => {
        const marked = Object.fromEntries(
          Object.entries(claims).map(([name, value]) => [
            name,
            name === 'tid' || Array.isArray(value) ? value : `\u202eforged ${value}`,
          ]),
        );
        const { title, kicker, cure, scope } = words(aToken(marked));
        expect(`${title}${kicker}${cure}${scope}`).not.toMatch(/forged|[\u202a-\u202e\u2066-\u2069]|\p{Cc}/u);
      }),
      { numRuns: 10_000 },
    );
  });
});
