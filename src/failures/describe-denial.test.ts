import { describe, expect, it } from 'vitest';
import { CLOUDS } from '../entra/clouds.ts';
import { HttpError } from '../http/http-error.ts';
import { decodeToken } from '../token/decode-token.ts';
import { inspectToken } from '../token/inspect-token.ts';
import { aToken, TOKEN_TEST_NOW, USER_CLAIMS } from '../token/token.fixture.ts';
import { formatClock } from '../ui/format-moment.ts';
import { describeFailure } from './describe-failure.ts';

const REQUEST_ID = '2b9e7c10-5d1f-4e02-9a44-0f6d1b2a71c0';
const AT = formatClock(TOKEN_TEST_NOW);

function aDenial(details: { readonly apiCode?: string; readonly apiMessage?: string } = {}): HttpError {
  return new HttpError({
    code: 'forbidden',
    context: {
      kind: 'user',
      tenantId: USER_CLAIMS.tid,
      operation: 'list-incidents',
      origin: CLOUDS.global.apiOrigins['defender-xdr'],
    },
    status: 403,
    apiCode: 'Forbidden',
    apiMessage: null,
    requestId: REQUEST_ID,
    retryAt: null,
    requiredPermissions: ['Incident.Read', 'Incident.ReadWrite'],
    claims: null,
    ...details,
  });
}

function messageFor(claims: object, details: Parameters<typeof aDenial>[0] = {}, tenantName = 'Example SOC') {
  const decoded = decodeToken(aToken(claims));
  if (!decoded.ok) throw new Error(decoded.problem.code);
  const inspected = inspectToken(decoded.value, { now: TOKEN_TEST_NOW });
  return describeFailure(aDenial(details), { inspected, tenantName });
}

describe('describeFailure for a 403', () => {
  it('names the missing Defender role, with the permission, the role and the response as evidence', () => {
    const message = messageFor({ wids: [] });
    expect(message.heading).toBe('You don’t have a Defender role in Example SOC');
    expect(message.evidence).toEqual([
      { isMet: true, text: 'Incident.Read is in your token' },
      { isMet: false, text: 'No Defender role in your token' },
      { isMet: false, text: `Defender XDR responded with 403 at ${AT}` },
    ]);
    expect(message.actions).toEqual(['open-token', 'retry']);
  });

  it('does not show the id of a tenant without a known name in the heading', () => {
    expect(messageFor({ wids: [] }, {}, USER_CLAIMS.tid).heading).toBe('You don’t have a Defender role in this tenant');
  });

  it('offers a request for the administrator with account, tenant, app, role and request id', () => {
    const request = messageFor({ wids: [] }).adminRequest ?? '';
    for (const part of [
      'Security Reader',
      USER_CLAIMS.upn,
      'Example SOC',
      USER_CLAIMS.tid,
      USER_CLAIMS.appid,
      REQUEST_ID,
    ])
      expect(request).toContain(part);
    expect(request).not.toContain('eyJ');
  });

  it('names the missing permission and asks for consent, not for a role', () => {
    const message = messageFor({ scp: 'openid', wids: [] });
    expect(message.heading).toBe('Your token lacks Incident.Read');
    expect(`${message.advice} ${message.adminRequest}`).not.toContain('role');
    expect(message.adminRequest).toContain('admin consent for Incident.Read');
  });

  it('does not claim a missing role when the token lists one that is normally enough', () => {
    const message = messageFor({ wids: ['5d6b6bb7-de71-4623-b4af-96380a352509'] });
    expect(message.heading).toBe('Defender XDR denied access to this account');
    expect(message.evidence?.map(({ isMet }) => isMet)).toEqual([true, true, false]);
  });

  it.each([
    [{ apiCode: 'DisabledFeature' }, 'Defender XDR is turned off in this tenant'],
    [{ apiCode: 'DisallowedOperation' }, 'Defender XDR doesn’t allow this request in this tenant'],
    [{ apiMessage: 'Tenant license is expired.' }, 'This tenant has no licence for Defender XDR'],
  ])('gives the response %j its own reason, without a role or a permission', (details, heading) => {
    const message = messageFor({ wids: [] }, details);
    expect(message.heading).toBe(heading);
    expect(message.adminRequest).toBeUndefined();
    expect(describeFailure(aDenial(details)).heading).toBe(heading);
  });

  it('marks hidden characters of the account name in the request', () => {
    expect(messageFor({ wids: [], upn: 'a\u202eb@soc.example' }).adminRequest).toContain('aU+202Eb@soc.example');
  });
});
