import { expect, test } from 'vitest';
import { epochMs } from '../std/time.ts';
import { createMemoryStore } from '../storage/key-value-store.ts';
import { anAccess, BASE_URLS } from './incident-source.fixture.ts';
import { createIncidentWriter } from './incident-writer.ts';
import { openRateLimiter } from './limits/open-rate-limiter.ts';
import patched from './samples/xdr-patch-incident.response.xsoar-testdata.excerpt.json';

function aWriter(api: 'defender-xdr' | 'graph-security', respond: () => Response) {
  const sent: { readonly url: string; readonly init: RequestInit }[] = [];
  const clock = () => epochMs(1_800_000_000_000);
  const access = anAccess({ api });
  const writer = createIncidentWriter({
    access,
    api,
    apiBaseUrl: BASE_URLS[api],
    fetch: (url, init = {}) => {
      sent.push({ url, init });
      return Promise.resolve(respond());
    },
    clock,
    random: () => 0,
    isOnline: () => true,
    rateLimiter: openRateLimiter({ quota: { ...access, api }, store: createMemoryStore(), clock }),
    probeOrigin: () => Promise.resolve(true),
  });
  return { writer, sent };
}

const signal = new AbortController().signal;

test('sends exactly the planned request, with the token that the plan does not contain', async () => {
  const { writer, sent } = aWriter('defender-xdr', () => Response.json(patched));
  const [request] = writer.requestsFor('263', { status: 'resolved' });
  expect(request).toMatchObject({
    method: 'PATCH',
    url: 'https://api.security.microsoft.com/api/incidents/263',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: '{"status":"Resolved"}',
  });
  expect(JSON.stringify(request)).not.toContain('token');
  if (request === undefined) return;
  expect(await writer.send(request, { signal })).toMatchObject({ kind: 'accepted', body: patched });
  expect(sent).toEqual([
    {
      url: request.url,
      init: expect.objectContaining({
        method: 'PATCH',
        body: request.body,
        headers: { ...request.headers, Authorization: 'Bearer token' },
      }),
    },
  ]);
});

test('reports a 403 with the permissions that allow changes', async () => {
  const { writer } = aWriter('graph-security', () => Response.json({ error: { code: 'Forbidden' } }, { status: 403 }));
  const [request] = writer.requestsFor('7', { comment: 'a' });
  expect(request?.url).toBe('https://graph.microsoft.com/v1.0/security/incidents/7/comments');
  if (request === undefined) return;
  expect(await writer.send(request, { signal })).toMatchObject({
    kind: 'refused',
    error: {
      code: 'forbidden',
      requiredPermissions: ['SecurityIncident.ReadWrite.All'],
      context: { operation: 'comment-incident' },
    },
  });
});

test.each(['..', '.', ''])('plans no request for %j, which is not an id', (id) => {
  expect(aWriter('defender-xdr', () => Response.json({})).writer.requestsFor(id, { status: 'active' })).toEqual([]);
});

test('keeps an id from another place within one segment of the path', () => {
  const [request] = aWriter('defender-xdr', () => Response.json({})).writer.requestsFor('7/x?y', { status: 'active' });
  expect(request?.url).toBe('https://api.security.microsoft.com/api/incidents/7%2Fx%3Fy');
});
