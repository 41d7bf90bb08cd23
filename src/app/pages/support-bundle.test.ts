import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Acquisition } from '../../access/acquisition-log.ts';
import { SignInError } from '../../access/sign-in-error.ts';
import { epochMs } from '../../std/time.ts';
import { NO_CONFIGURATION } from '../configuration/configuration.ts';
import { createRequestLog, type LoggedRequest } from '../context/request-log.ts';
import { APP_VERSION, type SupportFacts, supportBundle } from './support-bundle.ts';

const NOW = epochMs(Date.UTC(2026, 10, 20, 9, 0, 0));
const GUID = '01a1f8d6-2381-72b2-8679-5c5a726bcb2f';

function anAcquisition(overrides: Partial<Acquisition> = {}): Acquisition {
  return {
    at: NOW,
    tenantId: GUID,
    api: 'defender-xdr',
    how: 'renewed',
    outcome: 'acquired',
    durationMs: 40,
    correlationId: GUID,
    aadstsCode: null,
    scopesRequested: ['https://api.security.microsoft.com/Incident.Read'],
    scopesGranted: ['https://api.security.microsoft.com/Incident.Read', 'openid'],
    expiresAt: epochMs(NOW + 3_600_000),
    ...overrides,
  };
}

function aRequest(overrides: Partial<LoggedRequest> = {}): LoggedRequest {
  return {
    at: NOW,
    method: 'GET',
    host: 'api.security.microsoft.com',
    path: '/api/incidents',
    status: 200,
    durationMs: 300,
    requestId: 'r-1',
    ...overrides,
  };
}

function bundle(overrides: Partial<SupportFacts> = {}): string {
  return supportBundle({
    now: NOW,
    deployment: {
      mode: 'live',
      configuration: { ...NO_CONFIGURATION, clientId: GUID },
      addresses: { redirectUri: 'https://app.example/redirect.html' },
    },
    state: { status: 'signed-out', reason: 'never' },
    libraryVersion: '5.29.0',
    acquisitions: [anAcquisition()],
    requests: [aRequest()],
    ...overrides,
  });
}

describe('supportBundle', () => {
  it('contains the details that support needs', () => {
    expect(bundle().split('\n')).toEqual([
      'Gatehouse support bundle',
      'Created: 2026-11-20T09:00:00Z',
      `App: ${APP_VERSION}`,
      'MSAL: 5.29.0',
      'Mode: live',
      `Client: ${GUID}`,
      'Authority: https://login.microsoftonline.com/organizations',
      'Redirect URI: https://app.example/redirect.html',
      'API: defender-xdr',
      'API base: https://api.security.microsoft.com',
      'Sign-in: signed-out',
      '',
      'Acquisitions, oldest first',
      `- 2026-11-20T09:00:00Z | acquired | renewed | defender-xdr | ${GUID} | ms=40 | correlation=${GUID} | requested=https://api.security.microsoft.com/Incident.Read | granted=https://api.security.microsoft.com/Incident.Read | granted=openid | expires=2026-11-20T10:00:00Z`,
      '',
      'Requests, oldest first',
      '- 2026-11-20T09:00:00Z | GET | api.security.microsoft.com/api/incidents | status=200 | ms=300 | request=r-1',
      '',
    ]);
  });

  it('contains code, number and correlation id of the last failure', () => {
    const error = new SignInError({ code: 'consent-required', aadstsCode: 65001, correlationId: GUID });
    const text = bundle({ state: { status: 'failed', error } });
    expect(text).toContain('Reason: consent-required\nAADSTS: 65001\n');
    expect(text).toContain(`Correlation: ${GUID}`);
  });

  it('omits the account', () => {
    const account = { name: 'Analyst Person', username: 'analyst@soc.example', tenantId: GUID };
    const text = bundle({ state: { status: 'signed-in', account, failure: null } });
    expect(text).not.toMatch(/Analyst|@/);
  });

  it('contains no token, name or query, whatever the input', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom('eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln', 'analyst@soc.example', '/a?code=secret', 'Ana Lyst'),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (one, two, three) => {
        const text = bundle({
          libraryVersion: one,
          acquisitions: [anAcquisition({ tenantId: one, correlationId: two, scopesGranted: [three, `${one} ${two}`] })],
          requests: [aRequest({ host: one, path: two, method: three, requestId: three })],
        });
        expect(text).not.toMatch(/eyJ[\w-]{8}|@|code=|Ana Lyst/);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the request log', () => {
  it('records method, host, path, status, duration and request id, and returns the response', async () => {
    let now = NOW;
    const response = Response.json({}, { status: 403, headers: { 'request-id': 'r-2' } });
    const log = createRequestLog({
      fetch: async () => {
        now = epochMs(now + 250);
        return response;
      },
      clock: () => now,
    });
    const returned = await log.fetch('https://graph.microsoft.com/v1.0/security/incidents?$filter=secret', {
      method: 'POST',
      headers: { Authorization: 'Bearer secret' },
      body: 'secret',
    });
    expect(returned).toBe(response);
    expect(log.entries()).toEqual([
      {
        at: NOW,
        method: 'POST',
        host: 'graph.microsoft.com',
        path: '/v1.0/security/incidents',
        status: 403,
        durationMs: 250,
        requestId: 'r-2',
      },
    ]);
    expect(JSON.stringify(log.entries())).not.toContain('secret');
  });

  it('records that no response arrived, and rethrows the error', async () => {
    const log = createRequestLog({ fetch: () => Promise.reject(new TypeError('Failed to fetch')), clock: () => NOW });
    await expect(log.fetch('https://graph.microsoft.com/v1.0/')).rejects.toThrow('Failed to fetch');
    expect(log.entries()).toMatchObject([{ status: null, requestId: null, host: 'graph.microsoft.com' }]);
  });

  it('keeps the last thirty requests', async () => {
    const log = createRequestLog({ fetch: async () => new Response(), clock: () => NOW });
    for (let index = 0; index < 35; index += 1) await log.fetch(`https://api.example/${index}`);
    expect(log.entries()).toHaveLength(30);
    expect(log.entries()[0]?.path).toBe('/5');
  });
});

it('the version matches package.json', () => {
  const file: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'));
  expect(file).toMatchObject({ version: APP_VERSION });
});
