import { describe, expect, it } from 'vitest';
import type { ProbeOutcome } from '../../defender/probe-api.ts';
import { addMs, SECOND_MS } from '../../std/time.ts';
import { decodeToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { aToken, TOKEN_TEST_NOW } from '../../token/token.fixture.ts';
import { judge } from '../../token/verdicts.ts';
import { formatExactClock } from '../../ui/format-moment.ts';
import { probeOutcomeText } from '../proof/probe-outcome-text.ts';
import { decidingVerdictText } from './deciding-verdict-text.ts';
import { probedAnswer, probedVerdictText } from './probed-verdict.ts';

function aProbe(result: ProbeOutcome['result']): ProbeOutcome {
  return { api: 'defender-xdr', host: 'api.security.microsoft.com', at: TOKEN_TEST_NOW, latencyMs: 400, result };
}

function aResponse(status: number, details: { readonly retryAt?: typeof TOKEN_TEST_NOW } = {}): ProbeOutcome {
  return aProbe({ kind: 'answered', status, apiCode: null, requestId: null, retryAt: null, ...details });
}

function inspect(token: string) {
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return inspectToken(decoded.value, { now: TOKEN_TEST_NOW });
}

const inspected = inspect(aToken());
const fromClaims = decidingVerdictText(inspected, () => 'Example SOC');
const listing = judge(inspected, 'list-incidents', 'defender-xdr');

describe('probedVerdictText', () => {
  it('keeps the title and adds that the API confirmed it', () => {
    const text = probedVerdictText(fromClaims, aResponse(200));
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
    [403, 'The API accepted the token but denied access.'],
  ])('lets a %i override the claims', (status, title) => {
    expect(probedVerdictText(fromClaims, aResponse(status))).toMatchObject({ tone: 'danger', title });
    expect(probedAnswer(listing, aResponse(status))).toBe('no');
  });

  it('lets a 200 override claims that say no', () => {
    const expired = inspect(aToken({ exp: TOKEN_TEST_NOW / 1000 - 60 }));
    expect(probedVerdictText(decidingVerdictText(expired, String), aResponse(200))).toMatchObject({
      tone: 'success',
      title: 'This token can read incidents.',
    });
  });

  it.each([429, 500, 404])('keeps the verdict from the claims after a %i', (status) => {
    const { tone, title, cure } = fromClaims;
    expect(probedVerdictText(fromClaims, aResponse(status))).toMatchObject({ tone, title, cure });
    expect(probedAnswer(listing, aResponse(status))).toBeNull();
    expect(probeOutcomeText(aResponse(status)).tone).toBe('warning');
  });

  it('keeps the verdict from the claims when the browser blocked the response', () => {
    const blocked = aProbe({ kind: 'unreachable', code: 'blocked' });
    expect(probedVerdictText(fromClaims, blocked)).toEqual(fromClaims);
    expect(probeOutcomeText(blocked).title).toContain('CORS');
  });
});

describe('probedAnswer', () => {
  it('covers only the listing of incidents through the probed API', () => {
    expect(probedAnswer(listing, aResponse(200))).toBe('yes');
    expect(probedAnswer(judge(inspected, 'list-incidents', 'graph-security'), aResponse(200))).toBeNull();
    expect(probedAnswer(judge(inspected, 'update-incident', 'defender-xdr'), aResponse(200))).toBeNull();
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
