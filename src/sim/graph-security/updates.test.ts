import { describe, expect, it } from 'vitest';
import { aGraphCaller, anApiContext } from '../api/api-context.fixture.ts';
import { EXAMPLE_SOC } from '../world/tenants.ts';
import { createGraphSecurityRoutes } from './routes.ts';

const HOST = 'https://graph.microsoft.com';
const LIST = '/v1.0/security/incidents';
const HOME = EXAMPLE_SOC.tenantId;
const JSON_TYPE = { 'Content-Type': 'application/json' };

const aWriter = () =>
  aGraphCaller({ persona: 'responder', scopes: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'] });

/** The API for a caller that can change incidents, with one new incident without tags and comments. */
function anApi(change: Parameters<typeof anApiContext>[0] = {}) {
  const context = anApiContext({ caller: aWriter(), ...change });
  const routes = createGraphSecurityRoutes(context);
  const { id } = context.world.add(HOME, context.nowMs - 60_000, { name: 'Suspicious sign-in' });
  const send = async (path: string, method: string, body: unknown, headers: Record<string, string> = JSON_TYPE) =>
    routes.request(
      new Request(`${HOST}${LIST}/${path}`, {
        method,
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  return {
    context,
    id,
    record: () => context.world.find(HOME, id),
    read: async (path = `/${id}`) => routes.request(new Request(`${HOST}${LIST}${path}`)),
    patch: (body: unknown, headers?: Record<string, string>) => send(String(id), 'PATCH', body, headers),
    patchOther: (other: number | string, body: unknown) => send(String(other), 'PATCH', body),
    comment: (text: unknown) =>
      send(`${id}/comments`, 'POST', { '@odata.type': 'microsoft.graph.security.alertComment', comment: text }),
    postComment: (body: unknown) => send(`${id}/comments`, 'POST', body),
  };
}

async function errorOf(response: Response) {
  return ((await response.json()) as { error: { code: string; message: string; innerError: object } }).error;
}

describe('an update', () => {
  it('accepts the documented example, and returns the incident in the metadata’s spelling', async () => {
    const { patch, id } = anApi();
    const response = await patch({
      classification: 'TruePositive',
      determination: 'MultiStagedAttack',
      customTags: ['Demo'],
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('request-id')).not.toBeNull();
    expect(await response.json()).toMatchObject({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#security/incidents/$entity',
      id: String(id),
      classification: 'truePositive',
      determination: 'multiStagedAttack',
      customTags: ['Demo'],
      systemTags: [],
      lastModifiedBy: 'responder@soc.example',
    });
  });

  it('shows in later reads, lists and delta queries', async () => {
    const { patch, read, record, id, context } = anApi();
    const before = record()?.updated ?? '';
    context.nowMs += 1_000;
    const updated = await (await patch({ status: 'inProgress', assignedTo: 'responder@soc.example' })).json();
    expect(await (await read()).json()).toEqual(updated);
    const query = `?$filter=${encodeURIComponent(`lastUpdateDateTime gt ${before}`)}`;
    const list: { value: { id: string; status: string }[] } = await (await read(query)).json();
    expect(list.value).toContainEqual(expect.objectContaining({ id: String(id), status: 'inProgress' }));
  });

  it('removes the owner with null, and keeps the properties that it omits', async () => {
    const { patch, record } = anApi();
    await patch({ assignedTo: 'analyst@soc.example', customTags: ['vip'] });
    const before = record();
    await patch({ assignedTo: null });
    expect(record()).toEqual({ ...before, assignedTo: null, updated: record()?.updated });
  });

  it.each([
    ['truePositive', 'compromisedAccount'],
    ['informationalExpectedActivity', 'confirmedActivity'],
    ['falsePositive', 'notMalicious'],
    ['falsePositive', 'notEnoughDataToValidate'],
    ['unknown', 'unknown'],
  ])('accepts the pair %s and %s', async (classification, determination) => {
    const response = await anApi().patch({ classification, determination });
    expect(await response.json()).toMatchObject({ classification, determination });
  });

  it('accepts the type annotation that Graph’s libraries send', async () => {
    const { patch, record } = anApi();
    await patch({ '@odata.type': '#microsoft.graph.security.incident', status: 'resolved' });
    expect(record()?.status).toBe('resolved');
  });

  it('resolves the alerts of a resolved incident', async () => {
    const { context, patchOther } = anApi();
    const open = context.world.incidents(HOME).find((one) => one.alerts().some((alert) => alert.status === 'new'));
    await patchOther(open?.id ?? 0, { status: 'resolved' });
    const alerts = context.world.find(HOME, open?.id ?? 0)?.alerts() ?? [];
    expect(alerts.filter((alert) => alert.status !== 'resolved' || alert.resolved === null)).toEqual([]);
  });
});

describe('an update refuses', () => {
  it.each([
    ['text that is not JSON', '{'],
    ['a body that is not an object', ['resolved']],
    ['an empty body', {}],
    ['a body with only its type', { '@odata.type': '#microsoft.graph.security.incident' }],
    ['a body of another type', { '@odata.type': '#microsoft.graph.security.alert', status: 'resolved' }],
    ['an unknown property', { state: 'resolved' }],
    ['the other API’s name of the tags', { tags: ['vip'] }],
    ['system tags', { systemTags: ['vip'] }],
    ['comments, which have their own request', { comments: [{ comment: 'x' }] }],
    ['the severity, which the page does not list', { severity: 'high' }],
    ['a resolving comment, which the page does not list', { resolvingComment: 'x' }],
    ['an unknown status', { status: 'closed' }],
    ['the status of a merged incident', { status: 'redirected' }],
    ['unknownFutureValue', { status: 'unknownFutureValue' }],
    ['a member that the metadata does not have', { classification: 'truePositive', determination: 'compromisedUser' }],
    ['the other API’s name of a determination', { classification: 'falsePositive', determination: 'clean' }],
    ['a pair that does not belong together', { classification: 'falsePositive', determination: 'malware' }],
    ['a determination without a classification', { determination: 'phishing' }],
    ['an empty owner', { assignedTo: '' }],
    ['a number as owner', { assignedTo: 7 }],
    ['a null list of tags', { customTags: null }],
    ['a blank tag', { customTags: [''] }],
  ])('%s (400), and changes nothing', async (_what, body) => {
    const { patch, record } = anApi();
    const before = record();
    const response = await patch(body);
    expect(response.status).toBe(400);
    expect((await errorOf(response)).code).toBe('BadRequest');
    expect(record()).toBe(before);
  });

  it('a body that is not declared as JSON', async () => {
    const error = await errorOf(await anApi().patch({ status: 'resolved' }, {}));
    expect(error.message).toContain('Content-Type');
  });

  it.each(['1', 'abc'])('the unknown id %s (404)', async (id) => {
    const response = await anApi().patchOther(id, { status: 'resolved' });
    expect([response.status, (await errorOf(response)).code]).toEqual([404, 'ResourceNotFound']);
  });

  it('an incident that was merged into another one (400), and a comment on it', async () => {
    const { patch, comment, context, id, record } = anApi();
    context.world.merge(HOME, id, context.world.add(HOME, context.nowMs).id, context.nowMs);
    for (const response of [await patch({ status: 'resolved' }), await comment('Too late.')]) {
      expect(response.status).toBe(400);
      expect((await errorOf(response)).message).toContain('was merged into incident');
    }
    expect(record()?.comments).toEqual([]);
  });

  it('a token that only allows reading (403), with the required and the actual scopes', async () => {
    const { patch, comment } = anApi({ caller: aGraphCaller({ persona: 'responder' }) });
    for (const response of [await patch({ status: 'resolved' }), await comment('x')]) {
      expect(response.status).toBe(403);
      expect((await errorOf(response)).message).toBe(
        'Missing application scopes. API required scopes: SecurityIncident.ReadWrite.All, application scopes: SecurityIncident.Read.All.',
      );
    }
  });

  it('an application without the app role (403)', async () => {
    const caller = aGraphCaller({ scopes: [], roles: ['SecurityIncident.Read.All'] });
    const { patch, comment } = anApi({ caller });
    for (const response of [await patch({ status: 'resolved' }), await comment('x')]) {
      expect((await errorOf(response)).message).toBe(
        'Missing application roles. API required roles: SecurityIncident.ReadWrite.All, application roles: SecurityIncident.Read.All.',
      );
    }
  });

  it('a user with a reader’s role and a token that allows changes (403)', async () => {
    const { patch, comment, read } = anApi({ caller: aGraphCaller({ scopes: ['SecurityIncident.ReadWrite.All'] }) });
    for (const response of [await patch({ status: 'resolved' }), await comment('x')]) {
      expect([response.status, (await errorOf(response)).code]).toEqual([403, 'Forbidden']);
    }
    expect((await read()).status).toBe(200);
  });
});

describe('a new comment', () => {
  it('is added to the end, and the response lists all comments', async () => {
    const { comment, context, id, read } = anApi();
    await comment('test');
    context.nowMs += 5_000;
    const response = await comment('Demo for docs');
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(body).toEqual({
      '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#security/incidents('${id}')/comments`,
      value: [
        { comment: 'test', createdByDisplayName: 'responder@soc.example', createdDateTime: '2026-11-20T11:30:00Z' },
        {
          comment: 'Demo for docs',
          createdByDisplayName: 'responder@soc.example',
          createdDateTime: '2026-11-20T11:30:05.0000001Z',
        },
      ],
    });
    expect((await (await read()).json()).comments).toEqual(body.value);
  });

  it('changes the update time', async () => {
    const { comment, record } = anApi();
    const before = record()?.updated ?? '';
    await comment('x');
    expect((record()?.updated ?? '') > before).toBe(true);
  });

  it('has at most 30,000 characters', async () => {
    const { comment, record } = anApi();
    expect((await comment('x'.repeat(30_001))).status).toBe(400);
    expect((await comment('x'.repeat(30_000))).status).toBe(200);
    expect(record()?.comments).toHaveLength(1);
  });

  it.each([
    ['without its type', { comment: 'x' }],
    ['without a text', { '@odata.type': 'microsoft.graph.security.alertComment' }],
    ['of another type', { '@odata.type': 'microsoft.graph.security.incident', comment: 'x' }],
    ['with a blank text', { '@odata.type': 'microsoft.graph.security.alertComment', comment: '' }],
    [
      'with an author',
      { '@odata.type': 'microsoft.graph.security.alertComment', comment: 'x', createdByDisplayName: 'y' },
    ],
  ])('is refused %s (400)', async (_what, body) => {
    const { postComment, record } = anApi();
    expect((await postComment(body)).status).toBe(400);
    expect(record()?.comments).toEqual([]);
  });
});

describe('the quota', () => {
  it('counts updates and comments together with reading', async () => {
    const { patch, comment, read } = anApi();
    for (let call = 0; call < 50; call += 1) {
      expect([(await patch({ customTags: [`${call}`] })).status, (await comment('x')).status]).toEqual([200, 200]);
      expect((await read()).status).toBe(200);
    }
    const refused = await patch({ customTags: [] });
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60']);
    expect((await comment('x')).status).toBe(429);
  });
});
