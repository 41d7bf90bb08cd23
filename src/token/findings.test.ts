import { describe, expect, it } from 'vitest';
import { decodeToken } from './decode-token.ts';
import { type FindingCode, findingsOf } from './findings.ts';
import { inspectToken } from './inspect-token.ts';
import type { SignatureCheck } from './signature-check.ts';
import {
  APPLICATION_CLAIMS,
  aBareToken,
  aToken,
  encodePart,
  ID_CLAIMS,
  TOKEN_TEST_NOW,
  USER_CLAIMS,
} from './token.fixture.ts';

const NOW_SECONDS = TOKEN_TEST_NOW / 1000;
const ELSEWHERE = '00000000-0000-0000-0000-000000000002';

function findings(
  token: string,
  expectedTenantId: string | null = null,
  known: { readonly signedInTenantId?: string; readonly signature?: SignatureCheck } = {},
) {
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return findingsOf(inspectToken(decoded.value, { now: TOKEN_TEST_NOW, expectedTenantId, ...known }));
}

function codes(token: string, expectedTenantId: string | null = null) {
  return findings(token, expectedTenantId).map((finding) => finding.code);
}

describe('findingsOf', () => {
  it('reports a good token as unverified, without warnings about its claims', () => {
    expect(codes(aToken())).toEqual(['not-verified', 'personal-data', 'least-privilege']);
  });

  it('reports the application context of an application token', () => {
    expect(codes(aToken(APPLICATION_CLAIMS))).toEqual(['application-context', 'not-verified', 'least-privilege']);
  });

  const rows: readonly [FindingCode, string, string][] = [
    ['algorithm-none', aToken({}, { alg: 'none' }), 'alg'],
    ['algorithm-none', aToken({}, { alg: 'NONE' }), 'alg'],
    ['no-signature', `${aToken().split('.').slice(0, 2).join('.')}.`, 'signature'],
    ['expired', aToken({ exp: NOW_SECONDS }), 'exp'],
    ['time-in-milliseconds', aToken({ exp: TOKEN_TEST_NOW + 3_600_000 }), 'exp'],
    ['time-in-milliseconds', aToken({ iat: TOKEN_TEST_NOW }), 'iat'],
    ['not-yet-valid', aToken({ nbf: NOW_SECONDS + 301 }), 'nbf'],
    ['clock-behind', aToken({ iat: NOW_SECONDS + 60, nbf: NOW_SECONDS + 60 }), 'iat'],
    ['expires-soon', aToken({ exp: NOW_SECONDS + 300 }), 'exp'],
    ['no-expiry', aToken({ exp: undefined }), 'exp'],
    ['id-token', aBareToken(ID_CLAIMS), 'aud'],
    ['wrong-audience', aToken({ aud: 'https://api.securitycenter.microsoft.com' }), 'aud'],
    ['wrong-audience', aToken({ aud: 'https://management.azure.com/' }), 'aud'],
    ['audience-unknown', aToken({ aud: 'api://soc.example' }), 'aud'],
    ['malformed-claim', aToken({ exp: 'tomorrow' }), 'exp'],
    ['malformed-claim', aToken({ roles: 'Incident.Read.All' }), 'roles'],
    ['issuer-unknown', aToken({ iss: 'https://sts.soc.example/' }), 'iss'],
    ['issuer-unknown', aToken({ iss: `https://login.microsoftonline.com.soc.example/${USER_CLAIMS.tid}/v2.0` }), 'iss'],
    ['issuer-contradicts-tenant', aToken({ tid: ELSEWHERE }), 'iss'],
    ['version-contradicts-issuer', aToken({ ver: '2.0' }), 'ver'],
    ['scopes-and-roles', aToken({ roles: ['Reader'] }), 'roles'],
    ['no-permissions', aToken({ scp: undefined }), 'scp'],
    ['no-permissions', aToken({ ...APPLICATION_CLAIMS, roles: [] }), 'scp'],
    ['application-context', aToken(APPLICATION_CLAIMS), 'roles'],
    ['more-than-reading', aToken({ scp: 'Incident.Read Incident.ReadWrite' }), 'scp'],
    ['more-than-reading', aToken({ ...APPLICATION_CLAIMS, roles: ['Incident.ReadWrite.All'] }), 'roles'],
    ['no-role-for-incidents', aToken({ wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509'] }), 'wids'],
    ['long-lifetime', aToken({ exp: NOW_SECONDS + 86_400 }), 'exp'],
    ['guest', aToken({ acct: 1 }), 'acct'],
    ['guest', aToken({ acct: '1' }), 'acct'],
    ['guest', aToken({ upn: 'analyst_partner.example#EXT#@soc.example' }), 'upn'],
    ['guest', aToken({ idp: `https://sts.windows.net/${ELSEWHERE}/` }), 'idp'],
    ['graph-nonce', aToken({ aud: 'https://graph.microsoft.com' }, { nonce: 'any' }), 'nonce'],
    ['revocable', aToken({ xms_cc: ['CP1'] }), 'xms_cc'],
    ['revocable', aToken({ xms_cc: 'cp1' }), 'xms_cc'],
    ['personal-data', aToken({ upn: undefined, ipaddr: '192.0.2.7' }), 'ipaddr'],
    ['least-privilege', aToken({ aud: 'https://graph.microsoft.com', scp: 'SecurityIncident.Read.All' }), 'scp'],
  ];
  it.each(rows)('finds %s', (code, token, evidence) => {
    expect(findings(token)).toContainEqual(expect.objectContaining({ code, evidence }));
  });

  const absent: readonly [FindingCode, string][] = [
    ['long-lifetime', aToken({ exp: NOW_SECONDS + 86_400, xms_cc: ['cp1'] })],
    ['no-role-for-incidents', aToken({ wids: ['5d6b6bb7-de71-4623-b4af-96380a352509'] })],
    ['guest', aToken({ idp: USER_CLAIMS.iss })],
    ['guest', aToken({ ...APPLICATION_CLAIMS, idp: `https://sts.windows.net/${ELSEWHERE}/` })],
    ['expires-soon', aToken({ exp: NOW_SECONDS })],
    ['wrong-audience', aBareToken(ID_CLAIMS)],
    ['least-privilege', aToken({ scp: 'openid' })],
    ['graph-nonce', aToken({}, { nonce: 'any' })],
    ['tenant-differs', aToken()],
    ['clock-behind', aToken()],
    ['clock-behind', aToken({ iat: TOKEN_TEST_NOW })],
    ['long-lifetime', aToken({ exp: TOKEN_TEST_NOW + 3_600_000 })],
    ['time-in-milliseconds', aToken({ exp: 32_503_680_000 })],
  ];
  it.each(absent)('doesn’t find %s without a cause', (code, token) => {
    expect(codes(token)).not.toContain(code);
  });

  it('compares the tenant with the expected one', () => {
    expect(codes(aToken(), ELSEWHERE)).toContain('tenant-differs');
    expect(codes(aToken(), USER_CLAIMS.tid)).not.toContain('tenant-differs');
  });

  it('finds a repeated claim (RFC 7519 §4)', () => {
    const payload = encodePart(`{"tid":"${USER_CLAIMS.tid}","scp":"Incident.Read","tid":"${ELSEWHERE}"}`);
    expect(findings(`${encodePart('{"alg":"RS256"}')}.${payload}.c2ln`)).toContainEqual({
      code: 'repeated-claim',
      severity: 'danger',
      evidence: 'tid',
    });
  });

  it('lists the most severe findings first', () => {
    const order = { danger: 0, warning: 1, info: 2, success: 3 };
    const severities = findings(
      aToken({ exp: NOW_SECONDS - 60, acct: 1, xms_cc: ['cp1'], roles: ['Reader'] }, { alg: 'none' }),
    );
    const ranks = severities.map((finding) => order[finding.severity]);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(4);
  });
});

describe('findings from other sources', () => {
  const signature = (check: SignatureCheck) => findings(aToken(), null, { signature: check }).map(({ code }) => code);

  it.each([
    ['verified', { outcome: 'verified', keyId: 'k', authorityOrigin: 'https://a.example', at: TOKEN_TEST_NOW }],
    ['failed', { outcome: 'failed', reason: 'signature' }],
    ['not-verifiable', { outcome: 'not-verifiable', reason: 'graph-nonce' }],
    ['keys-unreachable', { outcome: 'keys-unreachable', status: 503 }],
  ] as const)('reports a signature check with the outcome %s', (outcome, check) => {
    const found = signature(check);
    expect(found.includes('signature-verified')).toBe(outcome === 'verified');
    expect(found.includes('signature-failed')).toBe(outcome === 'failed');
    expect(found.includes('not-verified')).toBe(outcome === 'not-verifiable' || outcome === 'keys-unreachable');
  });

  it('lists a failed signature before expiry', () => {
    const found = findings(aToken({ exp: NOW_SECONDS - 1 }), null, {
      signature: { outcome: 'failed', reason: 'signature' },
    });
    expect(found.map(({ code }) => code).slice(0, 2)).toEqual(['signature-failed', 'expired']);
  });

  it('reports a pasted token of another tenant than the signed-in one', () => {
    const of = (expected: string | null, signedInTenantId: string) =>
      findings(aToken(), expected, { signedInTenantId }).some(({ code }) => code === 'not-the-signed-in-tenant');
    expect(of(null, ELSEWHERE)).toBe(true);
    expect(of(null, USER_CLAIMS.tid)).toBe(false);
    expect(of(USER_CLAIMS.tid, ELSEWHERE)).toBe(false);
  });

  it.each([
    ['azp in v1', { azp: 'client' }, 'azp'],
    ['appid in v2', { ver: '2.0', aud: '8ee8fdad-f234-4243-8f3b-15c294843740' }, 'appid'],
    ['a URL as the audience in v2', { ver: '2.0', appid: undefined, appidacr: undefined, azp: 'client' }, 'aud'],
  ])('reports mixed versions: %s', (_name, claims, evidence) => {
    expect(findings(aToken(claims)).find(({ code }) => code === 'version-contradicts-claims')?.evidence).toBe(evidence);
  });

  it.each([
    ['upn', { upn: 'guest_partner.example#EXT#@soc.example' }],
    ['unique_name', { upn: undefined, unique_name: 'guest_partner.example#EXT#@soc.example' }],
    ['preferred_username', { upn: undefined, preferred_username: 'a#ext#@soc.example' }],
    ['idp', { idp: `https://sts.windows.net/${ELSEWHERE}/` }],
  ])('recognises a guest by %s', (evidence, claims) => {
    expect(findings(aToken(claims)).find(({ code }) => code === 'guest')?.evidence).toBe(evidence);
  });

  it.each(['Incident.ReadWrite', 'Incident.Read Machine.Isolate', 'Incident.Read CustomDetections.ReadWrite'])(
    'reports that %s allows more than reading',
    (scp) => {
      const found = codes(aToken({ scp }));
      expect(found).toContain('more-than-reading');
      expect(found).not.toContain('least-privilege');
    },
  );
});
