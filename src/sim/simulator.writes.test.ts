import { describe, expect, it } from 'vitest';
import { accessToken, aSimulator, aStore, INCIDENTS, NOON, PAGE } from './browser-simulator.fixture.ts';
import type { Fault, WriteDeviation } from './wire/simulator-contract.ts';
import { EXAMPLE_SOC } from './world/tenants.ts';

const HOME = EXAMPLE_SOC.tenantId;
const XDR = 'https://api.security.microsoft.com/Incident.ReadWrite openid offline_access';
const GRAPH = 'https://graph.microsoft.com/SecurityIncident.ReadWrite.All openid offline_access';
const GRAPH_INCIDENTS = 'https://graph.microsoft.com/v1.0/security/incidents';
const COMMENT = { '@odata.type': 'microsoft.graph.security.alertComment', comment: 'Reviewed.' };

/** The two APIs with their names for a list of tags. */
const APIS = [
  { api: 'Defender XDR', scope: XDR, list: INCIDENTS, tags: 'tags', truePositive: 'TruePositive', malware: 'Malware' },
  {
    api: 'Graph',
    scope: GRAPH,
    list: GRAPH_INCIDENTS,
    tags: 'customTags',
    truePositive: 'truePositive',
    malware: 'malware',
  },
] as const;

async function aWriter(scope: string, store = aStore()) {
  const simulator = aSimulator('empty', undefined, store);
  const authorization = { Authorization: `Bearer ${await accessToken(simulator, scope, 'responder')}` };
  const { id } = simulator.world.add(HOME, NOON - 60_000);
  const send = (method: string, url: string, body?: unknown, signal?: AbortSignal) =>
    simulator.fetch(url, {
      method,
      headers: body === undefined ? authorization : { ...authorization, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  const fault = (response: Fault['response'], method = 'PATCH') =>
    simulator.plan({ match: { method, pathPattern: /incidents\/\d+/ }, times: 1, response });
  return { simulator, send, fault, id, record: () => simulator.world.find(HOME, id) };
}

describe('a change through the browser transport', () => {
  it.each(APIS)('applies in $api, and the other API shows it too', async ({ scope, list, tags }) => {
    const { simulator, send, id, record } = await aWriter(scope);
    const response = await send('PATCH', `${list}/${id}`, { [tags]: ['vip'] });
    expect((await response.json())[tags]).toEqual(['vip']);
    expect(record()?.tags).toEqual(['vip']);
    for (const other of APIS) {
      const headers = { Authorization: `Bearer ${await accessToken(simulator, other.scope, 'responder')}` };
      const read = await (await simulator.fetch(`${other.list}/${id}`, { headers })).json();
      expect(read[other.tags]).toEqual(['vip']);
    }
  });

  it('lasts until the page reloads: the world is new, the sign-in is the same', async () => {
    const store = aStore();
    const { simulator, send } = await aWriter(XDR, store);
    const [first] = aSimulator('normal', undefined, store).world.incidents(HOME);
    const open = aSimulator('normal', undefined, store);
    const headers = {
      Authorization: `Bearer ${await accessToken(simulator, XDR, 'responder')}`,
      'Content-Type': 'application/json',
    };
    const path = `${INCIDENTS}/${first?.id}`;
    await open.fetch(path, { method: 'PATCH', headers, body: JSON.stringify({ comment: 'Gone after a reload.' }) });
    expect(open.world.find(HOME, first?.id ?? 0)?.comments.at(-1)?.text).toBe('Gone after a reload.');
    const reloaded = aSimulator('normal', undefined, store);
    expect((await reloaded.fetch(path, { headers })).status).toBe(200);
    expect(reloaded.world.find(HOME, first?.id ?? 0)?.comments).toEqual(first?.comments);
    expect((await send('GET', INCIDENTS)).status).toBe(200);
  });

  it.each([INCIDENTS, GRAPH_INCIDENTS])('is allowed by the preflight of %s: PATCH and POST', async (list) => {
    const preflight = await aSimulator().handle(new Request(`${list}/1`, { method: 'OPTIONS' }), { origin: PAGE });
    expect(preflight.headers.get('Access-Control-Allow-Methods')?.split(', ')).toEqual(
      expect.arrayContaining(['PATCH', 'POST']),
    );
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('content-type');
  });
});

describe.each(APIS)('a planned fault of a change in $api', ({ scope, list, tags, truePositive, malware }) => {
  it('of kind another-editor changes the incident between the read and the write', async () => {
    const { simulator, send, fault, id, record } = await aWriter(scope);
    await send('GET', `${list}/${id}`);
    fault({
      kind: 'another-editor',
      edit: () => simulator.world.update(HOME, id, NOON, { assignedTo: 'other@soc.example', tags: ['theirs'] }),
    });
    const body = await (await send('PATCH', `${list}/${id}`, { [tags]: ['mine'] })).json();
    expect(body).toMatchObject({ assignedTo: 'other@soc.example', [tags]: ['mine'] });
    expect(record()).toMatchObject({ assignedTo: 'other@soc.example', tags: ['mine'] });
  });

  it('of kind another-editor can also change the incident between the write and the next read', async () => {
    const { simulator, send, fault, id } = await aWriter(scope);
    const edit = () => simulator.world.update(HOME, id, NOON, { tags: ['theirs'] });
    fault({ kind: 'another-editor', edit }, 'GET');
    await send('PATCH', `${list}/${id}`, { [tags]: ['mine'] });
    expect((await (await send('GET', `${list}/${id}`)).json())[tags]).toEqual(['theirs']);
  });

  it('of kind status-after-applying applies the change and returns the status', async () => {
    const { send, fault, id, record } = await aWriter(scope);
    fault({ kind: 'status-after-applying', status: 500, body: '{"error":{"code":"InternalServerError"}}' });
    const response = await send('PATCH', `${list}/${id}`, { [tags]: ['vip'] });
    expect([response.status, record()?.tags]).toEqual([500, ['vip']]);
  });

  it('of kind hang-after-applying applies the change and never responds', async () => {
    const { send, fault, id, record } = await aWriter(scope);
    fault({ kind: 'hang-after-applying' });
    const controller = new AbortController();
    const response = send('PATCH', `${list}/${id}`, { [tags]: ['vip'] }, controller.signal);
    await expect.poll(() => record()?.tags).toEqual(['vip']);
    controller.abort();
    await expect(response).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('of kind network-after-applying applies the change and closes the connection', async () => {
    const { send, fault, id, record } = await aWriter(scope);
    fault({ kind: 'network-after-applying' });
    await expect(send('PATCH', `${list}/${id}`, { [tags]: ['vip'] })).rejects.toThrow(TypeError);
    expect(record()?.tags).toEqual(['vip']);
  });

  it('of kind deviating-write can confirm a change that it ignores', async () => {
    const { send, fault, id, record } = await aWriter(scope);
    const before = record();
    fault({ kind: 'deviating-write', deviation: 'ignored' });
    const response = await send('PATCH', `${list}/${id}`, { [tags]: ['vip'] });
    expect([response.status, (await response.json())[tags]]).toEqual([200, []]);
    expect(record()).toBe(before);
  });

  it('of kind deviating-write can change the order of the tags', async () => {
    const { send, fault, id, record } = await aWriter(scope);
    fault({ kind: 'deviating-write', deviation: 'tags-reordered' });
    const body = await (await send('PATCH', `${list}/${id}`, { [tags]: ['a', 'b', 'c'] })).json();
    expect([body[tags], record()?.tags]).toEqual([
      ['c', 'b', 'a'],
      ['c', 'b', 'a'],
    ]);
  });

  it('of kind deviating-write can recalculate the determination within its classification', async () => {
    const { send, fault, id, record } = await aWriter(scope);
    fault({ kind: 'deviating-write', deviation: 'determination-recalculated' });
    await send('PATCH', `${list}/${id}`, { classification: truePositive, determination: malware });
    expect(record()).toMatchObject({ classification: 'truePositive', determination: 'other' });
    await send('PATCH', `${list}/${id}`, { determination: malware });
    expect(record()?.determination).toBe('malware');
  });

  it.each<WriteDeviation>(['ignored', 'tags-reordered', 'determination-recalculated'])(
    'of kind deviating-write refuses what the API refuses: %s',
    async (deviation) => {
      const { send, fault, id } = await aWriter(scope);
      fault({ kind: 'deviating-write', deviation });
      expect((await send('PATCH', `${list}/${id}`, { [tags]: 'vip' })).status).toBe(400);
    },
  );

  it('of kind allow-methods makes the browser refuse PATCH, while reading still works', async () => {
    const { simulator, send, id, record } = await aWriter(scope);
    const match = { method: 'OPTIONS', pathPattern: /incidents/ };
    simulator.plan({ match, times: 2, response: { kind: 'allow-methods', methods: ['GET', 'POST', 'OPTIONS'] } });
    await expect(send('PATCH', `${list}/${id}`, { [tags]: ['vip'] })).rejects.toThrow(TypeError);
    expect(record()?.tags).toEqual([]);
    expect((await send('GET', `${list}/${id}`)).status).toBe(200);
  });
});

describe('a planned fault of a new comment', () => {
  it.each<readonly [string, Fault['response'], number]>([
    ['status-after-applying', { kind: 'status-after-applying', status: 504 }, 1],
    ['deviating-write', { kind: 'deviating-write', deviation: 'ignored' }, 0],
  ])('of kind %s', async (_kind, response, comments) => {
    const { send, fault, id, record } = await aWriter(GRAPH);
    fault(response, 'POST');
    await send('POST', `${GRAPH_INCIDENTS}/${id}/comments`, COMMENT);
    expect(record()?.comments).toHaveLength(comments);
    await send('POST', `${GRAPH_INCIDENTS}/${id}/comments`, COMMENT);
    expect(record()?.comments).toHaveLength(comments + 1);
  });
});
