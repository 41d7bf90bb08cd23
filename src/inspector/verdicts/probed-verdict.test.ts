import { describe, expect, it } from 'vitest';
import type { ProbeOutcome } from '../../defender/probe-api.ts';
import { addMs, SECOND_MS } from '../../std/time.ts';
import { decodeToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { aToken, TOKEN_TEST_NOW } from '../../token/token.fixture.ts';
import { judge } from '../../token/verdicts.ts';
import { formatExactClock } from '../../ui/format-moment.ts';
import { probeOutcomeText } from '../proof/probe-outcome-text.ts';
import { type DecidingVerdictText, decidingVerdictText } from './deciding-verdict-text.ts';
import { probedAnswer, probedVerdictText } from './probed-verdict.ts';

function aProbe(result: ProbeOutcome['result']): ProbeOutcome {
  return { api: 'defender-xdr', host: 'api.security.microsoft.com', at: TOKEN_TEST_NOW, latencyMs: 400, result };
}

function aResponse(
  status: number,
  details: { readonly retryAt?: typeof TOKEN_TEST_NOW; readonly apiCode?: string } = {},
): ProbeOutcome {
  return aProbe({ kind: 'answered', status, apiCode: null, requestId: null, retryAt: null, ...details });
}

function inspect(token: string) {
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return inspectToken(decoded.value, { now: TOKEN_TEST_NOW });
}

const inspected = inspect(aToken());
const fromClaims = decidingVerdictText(inspected, () => 'Example SOC');
const merged = (text: DecidingVerdictText, probe: ProbeOutcome, token = inspected) =>
  probedVerdictText(text, probe, token, () => 'Example SOC');
const listing = judge(inspected, 'list-incidents', 'defender-xdr');

describe('probedVerdictText', () => {
  it('keeps the title and adds that the API confirmed it', () => {
    const text = merged(fromClaims, aResponse(200));
    expect(text).toMatchObject({
      tone: 'success',
      kicker: 'Confirmed by the API',
      title: fromClaims.title,
      cure: null,
    });
    expect(text.comparison.at(-1)).toEqual({ name: 'API response', value: { kind: 'text', text: '200 in 400 ms' } });
  });

  it.each([
    [401, 'The API rejected this token.'],
    [403, 'This account has no Defender role in Example SOC.'],
  ])('lets a %i override the claims', (status, title) => {
    expect(merged(fromClaims, aResponse(status))).toMatchObject({ tone: 'danger', title });
    expect(probedAnswer(listing, aResponse(status))).toEqual({ answer: 'no', isMeasured: true, status });
  });

  it('lets a 200 override claims that say no', () => {
    const expired = inspect(aToken({ exp: TOKEN_TEST_NOW / 1000 - 60 }));
    expect(merged(decidingVerdictText(expired, String), aResponse(200), expired)).toMatchObject({
      tone: 'success',
      title: 'This token can read incidents.',
    });
  });

  it.each([429, 500, 404])('keeps the verdict from the claims after a %i', (status) => {
    const { tone, title, cure } = fromClaims;
    expect(merged(fromClaims, aResponse(status))).toMatchObject({ tone, title, cure });
    expect(probedAnswer(listing, aResponse(status))).toBeNull();
    expect(probeOutcomeText(aResponse(status)).tone).toBe('warning');
  });

  it('keeps the verdict from the claims when the browser blocked the response', () => {
    const blocked = aProbe({ kind: 'unreachable', code: 'blocked' });
    expect(merged(fromClaims, blocked)).toEqual(fromClaims);
    expect(probeOutcomeText(blocked).title).toContain('CORS');
  });
});

describe('probedAnswer', () => {
  it('covers the listing of incidents through the probed API, and no change of an incident', () => {
    expect(probedAnswer(listing, aResponse(200))).toEqual({ answer: 'yes', isMeasured: true, status: 200 });
    expect(probedAnswer(judge(inspected, 'list-incidents', 'graph-security'), aResponse(200))).toBeNull();
    expect(probedAnswer(judge(inspected, 'update-incident', 'defender-xdr'), aResponse(200))).toBeNull();
  });
});

describe('probedVerdictText for a 403', () => {
  it('names the missing role with the permission and the response as evidence', () => {
    const text = merged(fromClaims, aResponse(403));
    expect(text).toMatchObject({ tone: 'danger', kicker: 'Access denied (403)' });
    expect(text.cure).toContain('Security Reader');
    expect(text.comparison.map(({ name }) => name)).toEqual([
      'Permission in the token',
      'Defender role',
      'API response',
    ]);
  });

  it('keeps the missing permission of the claims as the reason', () => {
    const token = inspect(aToken({ scp: 'openid' }));
    const text = decidingVerdictText(token, String);
    expect(merged(text, aResponse(403), token)).toMatchObject({
      title: text.title,
      cure: text.cure,
      scope: text.scope,
    });
  });

  it('does not blame the role when the service is turned off', () => {
    const text = merged(fromClaims, aResponse(403, { apiCode: 'DisabledFeature' }));
    expect(text.title).toBe('Defender XDR is turned off in this tenant.');
    expect(text.cure).not.toContain('role');
  });
});

describe('probedAnswer for other operations', () => {
  const reading = judge(inspected, 'read-incident', 'defender-xdr');
  const writer = inspect(aToken({ scp: 'Incident.ReadWrite' }));

  it.each([
    [200, 'yes'],
    [401, 'no'],
    [403, 'no'],
  ] as const)('derives from a %i whether one incident can be read', (status, answer) => {
    expect(probedAnswer(reading, aResponse(status))).toEqual({ answer, isMeasured: false, status });
  });

  it('derives from a 403 that a change fails too, unless its permission is missing anyway', () => {
    expect(probedAnswer(judge(writer, 'update-incident', 'defender-xdr'), aResponse(403))?.answer).toBe('no');
    expect(probedAnswer(judge(writer, 'update-incident', 'defender-xdr'), aResponse(200))).toBeNull();
    expect(probedAnswer(judge(inspected, 'update-incident', 'defender-xdr'), aResponse(403))).toBeNull();
  });
});

describe('probeOutcomeText', () => {
  it('names the time at which the service accepts requests again', () => {
    const retryAt = addMs(TOKEN_TEST_NOW, 90 * SECOND_MS);
    expect(probeOutcomeText(aResponse(429, { retryAt })).advice).toContain(
      `Try again at ${formatExactClock(retryAt)}.`,
    );
  });

  it.each([
    ['service', 'api.security.microsoft.com is rate limiting requests.'],
    ['quota', 'The API quota for api.security.microsoft.com is used up.'],
  ] as const)('explains why the %s limit prevented the request', (by, title) => {
    const probe = aProbe({ kind: 'rate-limited', by, until: TOKEN_TEST_NOW });
    expect(probeOutcomeText(probe)).toMatchObject({ tone: 'warning', title });
  });
});
