import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOUDS } from '../../entra/clouds.ts';
import { decodeToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import type { SignatureCheck } from '../../token/signature-check.ts';
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

function textFor(token: string, expectedTenantId: string | null = null) {
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return decidingVerdictText(inspectToken(decoded.value, { now: TOKEN_TEST_NOW, expectedTenantId }), nameOf);
}

describe('decidingVerdictText', () => {
  it.each([
    ['a valid token', aToken(), 'info', 'This token can read incidents in Example SOC.', null],
    [
      'a token for Graph',
      aToken({ aud: 'https://graph.microsoft.com', scp: 'SecurityIncident.Read.All' }),
      'info',
      'This token can read incidents in Example SOC through Microsoft Graph security.',
      null,
    ],
    [
      'a tenant without a name',
      aToken({ tid: ELSEWHERE, iss: `https://sts.windows.net/${ELSEWHERE}/` }),
      'info',
      `This token can read incidents in tenant ${ELSEWHERE}.`,
      null,
    ],
    [
      'contradictory claims',
      aToken({ tid: ELSEWHERE }),
      'warning',
      `This token claims access to incidents in tenant ${ELSEWHERE}, but the API may reject it.`,
      null,
    ],
    [
      'an ID token',
      aBareToken(ID_CLAIMS),
      'danger',
      'This is an ID token. No API accepts it.',
      'https://api.security.microsoft.com/Incident.Read',
    ],
    ['an unsigned token', aToken({}, { alg: 'none' }), 'danger', 'This token is unsigned. No API accepts it.', null],
    [
      'a token for Defender for Endpoint',
      aToken({ aud: 'https://api.securitycenter.microsoft.com' }),
      'danger',
      'This token can’t read incidents. It is for Defender for Endpoint.',
      'https://api.security.microsoft.com/Incident.Read',
    ],
    [
      'an application token for Defender for Endpoint',
      aToken({ ...APPLICATION_CLAIMS, aud: 'https://api.securitycenter.microsoft.com' }),
      'danger',
      'This token can’t read incidents. It is for Defender for Endpoint.',
      'https://api.security.microsoft.com/.default',
    ],
    [
      'a token for a custom API',
      aToken({ aud: 'api://soc.example' }),
      'danger',
      'This token can’t read incidents. It is for another API.',
      'https://api.security.microsoft.com/Incident.Read',
    ],
    [
      'a token without the permission',
      aToken({ scp: 'openid' }),
      'danger',
      'This token can’t read incidents. It lacks Incident.Read.',
      'https://api.security.microsoft.com/Incident.Read',
    ],
    [
      'a Graph token without the permission',
      aToken({ aud: 'https://graph.microsoft.com', scp: 'User.Read' }),
      'danger',
      'This token can’t read incidents. It lacks SecurityIncident.Read.All.',
      'https://graph.microsoft.com/SecurityIncident.Read.All',
    ],
    ['an expired token', aToken({ exp: NOW_SECONDS - 7_500 }), 'danger', 'Expired 2 h 5 min ago.', null],
    ['a token that expired this instant', aToken({ exp: NOW_SECONDS }), 'danger', 'Expired just now.', null],
    [
      'a token that is not valid yet',
      aToken({ nbf: NOW_SECONDS + 900 }),
      'danger',
      'This token is not valid yet.',
      null,
    ],
    [
      'a token without `scp` and `roles`',
      aToken({ scp: undefined, upn: undefined }),
      'warning',
      'This token is for Defender XDR, but contains no permissions.',
      'https://api.security.microsoft.com/Incident.Read',
    ],
    [
      'Entra roles that grant no access',
      aToken({ wids: [] }),
      'warning',
      'The permission is there, but this account has no Entra role that grants access.',
      null,
    ],
  ])('states the deciding reason for %s', (_name, token, tone, title, scope) => {
    expect(textFor(token)).toMatchObject({ tone, title, scope });
  });

  it('is a success only once the signature is verified, and never if it is invalid', () => {
    const decoded = decodeToken(aToken());
    if (!decoded.ok) throw new Error(decoded.problem.code);
    const textWith = (signature: SignatureCheck | null) =>
      decidingVerdictText(inspectToken(decoded.value, { now: TOKEN_TEST_NOW, signature }), nameOf);
    expect(textWith(null)).toMatchObject({ tone: 'info', kicker: 'Based on claims only' });
    expect(
      textWith({ outcome: 'verified', keyId: 'k', authorityOrigin: 'https://login.example', at: TOKEN_TEST_NOW }),
    ).toMatchObject({ tone: 'success', kicker: 'Signature verified' });
    expect(textWith({ outcome: 'keys-unreachable', status: 503 }).tone).toBe('info');
    expect(textWith({ outcome: 'failed', reason: 'signature' }).tone).toBe('warning');
  });

  it('requests the scope of the configured cloud', () => {
    const decoded = decodeToken(aToken({ aud: 'https://graph.microsoft.com' }));
    if (!decoded.ok) throw new Error(decoded.problem.code);
    const inspected = inspectToken(decoded.value, { now: TOKEN_TEST_NOW });
    expect(decidingVerdictText(inspected, nameOf, CLOUDS.dod).scope).toBe(
      'https://dod-graph.microsoft.us/SecurityIncident.Read.All',
    );
  });

  it('reports a token issued by another tenant', () => {
    expect(textFor(aToken(), ELSEWHERE).title).toBe(
      'This token can’t read the requested tenant’s incidents. Another tenant issued it.',
    );
  });

  it('recommends renewal only if it is enough', () => {
    const expired = { exp: NOW_SECONDS - 60 };
    expect(textFor(aToken(expired)).cure).toBe('Everything else is fine: sign in again.');
    expect(textFor(aToken({ ...expired, scp: 'openid' })).cure).toBe(
      'A new token isn’t enough: this one also lacks `Incident.Read`.',
    );
    expect(textFor(aToken({ ...expired, wids: [] })).cure).toBe(
      'Request a new token. This one doesn’t show whether a new one can read incidents.',
    );
  });

  it('compares a similar permission with the required one', () => {
    expect(textFor(aToken({ scp: 'Incidents.Read.All' })).comparison).toEqual([
      { name: 'Token has', value: { kind: 'compared', text: 'Incidents.Read.All', with: 'Incident.Read' } },
      { name: 'Defender XDR needs', value: { kind: 'compared', text: 'Incident.Read', with: 'Incidents.Read.All' } },
    ]);
  });

  it('keeps text from the token out of its sentences, except the tenant, which is made inert', {
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
        const { title, kicker, cure, scope } = textFor(aToken(marked));
        expect(`${title}${kicker}${cure}${scope}`).not.toMatch(/forged|[\u202a-\u202e\u2066-\u2069]|\p{Cc}/u);
      }),
      { numRuns: 10_000 },
    );
  });
});
