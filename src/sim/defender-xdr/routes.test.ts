import { describe, expect, it } from 'vitest';
import { aCaller, anApiContext } from '../api/api-context.fixture.ts';
import { serializeMoment } from '../world/moment.ts';
import { EXAMPLE_FOUNDRY, EXAMPLE_SOC } from '../world/tenants.ts';
import { anApi, errorOf, filter, GUID, HOST, type Row } from './defender-xdr.fixture.ts';

describe('the list refuses with an ODataError', () => {
  it.each([
    ['?$orderby=createdTime desc', 'an order'],
    ['?$expand=alerts', 'an expansion'],
    ['?$select=incidentId', 'a selection'],
    ['?$count=true', 'a count'],
    ['?$search=x', 'a search'],
    [filter("severity eq 'High'"), 'a filter on severity'],
    [filter("classification eq 'TruePositive'"), 'a filter on classification'],
    [filter('createdTime le 2026-11-01T00:00:00Z'), 'le, which no page documents'],
    [filter('createdTime lt 2026-11-01T00:00:00Z'), 'lt, which no page documents'],
    [filter("status ne 'Resolved'"), 'ne'],
    [filter("status eq 'Active' or status eq 'InProgress'"), 'or'],
    [filter("(status eq 'Active')"), 'parentheses'],
    [filter('assignedTo eq null'), 'null'],
    [filter("createdTime ge '2026-11-01T00:00:00Z'"), 'a quoted date'],
    ['?$filter=', 'an empty filter'],
    ['?$top=101', 'a page size over 100'],
    ['?$top=-1', 'a negative page size'],
    ['?$top=ten', 'a page size that is not a number'],
    ['?$skip=-5', 'a negative skip'],
    ['?$top=5&$top=6', 'an option given twice'],
  ])('%s: %s', async (query) => {
    const response = await anApi().send(`/api/incidents${query}`);
    expect(response.status).toBe(400);
    const error = await errorOf(response);
    expect(error.code).toBe('ODataError');
    expect(error.target).toMatch(GUID);
  });
});

describe('the list', () => {
  it('returns the incidents of the tenant, newest first, in the documented envelope', async () => {
    const { send, context } = anApi();
    const body = (await (await send('/api/incidents')).json()) as Record<string, unknown> & { value: Row[] };
    expect(Object.keys(body)).toEqual(['@odata.context', 'value']);
    expect(body['@odata.context']).toBe('https://api.security.microsoft.com/api/$metadata#Incidents');
    expect(body.value).toHaveLength(context.world.incidents(EXAMPLE_SOC.tenantId).length);
    const created = body.value.map((row) => Date.parse(row.createdTime));
    expect(created).toEqual(created.toSorted((a, b) => b - a));
  });

  it('returns at most 100 by default, and pages by $top and $skip without gaps or overlap', async () => {
    const api = anApi(anApiContext({ scenario: 'throttled', caller: aCaller() }));
    const first = await api.rows();
    const second = await api.rows('?$top=100&$skip=100');
    const both = await api.rows('?$top=60&$skip=70');
    expect([first.length, second.length]).toEqual([100, 100]);
    expect(both.map((row) => row.incidentId)).toEqual(
      [...first, ...second].slice(70, 130).map((row) => row.incidentId),
    );
  });

  it('returns an empty page after the end', async () => {
    expect(await anApi().rows('?$skip=100000')).toEqual([]);
  });

  it('can be sorted by the last update instead, because the documentation does not define "newest"', async () => {
    const rows = await anApi(anApiContext({ switches: { xdrOrder: 'lastUpdateTime' } })).rows();
    const updated = rows.map((row) => Date.parse(row.lastUpdateTime));
    expect(updated).toEqual(updated.toSorted((a, b) => b - a));
  });

  it.each([
    ["status eq 'Active'", (row: Row) => row.status === 'Active'],
    ["assignedTo eq 'responder@soc.example'", (row: Row) => row.assignedTo === 'responder@soc.example'],
    [
      "status eq 'InProgress' and createdTime ge 2026-11-19T00:00:00Z",
      (row: Row) => row.status === 'InProgress' && Date.parse(row.createdTime) >= Date.UTC(2026, 10, 19),
    ],
    ['createdTime gt 2026-11-20', (row: Row) => Date.parse(row.createdTime) > Date.UTC(2026, 10, 20)],
  ])('filters by %s', async (text, wanted) => {
    const api = anApi();
    const filtered = await api.rows(filter(text));
    const expected = (await api.rows()).filter(wanted);
    expect(expected.length).toBeGreaterThan(0);
    expect(filtered.map((row) => row.incidentId)).toEqual(expected.map((row) => row.incidentId));
  });

  it('reads a plus sign in the query as a space, as in the documentation', async () => {
    const rows = await anApi().rows("?$filter=status+eq+'Active'");
    expect(rows.length).toBeGreaterThan(0);
  });

  it('compares all seven digits: ge the last update finds it, gt does not', async () => {
    const api = anApi();
    const [latest] = await anApi(anApiContext({ switches: { xdrOrder: 'lastUpdateTime' } })).rows('?$top=1');
    const raw = latest?.lastUpdateTime ?? '';
    expect((await api.rows(filter(`lastUpdateTime ge ${raw}`))).map((row) => row.incidentId)).toEqual([
      latest?.incidentId,
    ]);
    expect(await api.rows(filter(`lastUpdateTime gt ${raw}`))).toEqual([]);
  });

  it('supports le if the switch is on', async () => {
    const api = anApi(anApiContext({ switches: { xdrFilter: 'with-le' } }));
    const all = await api.rows();
    const from = all[20]?.createdTime ?? '';
    const older = await api.rows(filter(`createdTime le ${from}`));
    expect(older.map((row) => row.incidentId)).toEqual(all.slice(20).map((row) => row.incidentId));
  });

  it('clamps a large $top if the switch is on', async () => {
    const api = anApi(anApiContext({ scenario: 'throttled', switches: { xdrLargeTop: 'clamp' } }));
    expect(await api.rows('?$top=500')).toHaveLength(100);
  });

  it('links to the next page until the last one if the switch is on', async () => {
    const { send } = anApi(anApiContext({ switches: { xdrNextLink: true } }));
    let next: string | undefined = `/api/incidents?$top=25${'&'}${filter('createdTime ge 2026-01-01').slice(1)}`;
    const seen: number[] = [];
    let pages = 0;
    while (next !== undefined) {
      const body = (await (await send(next)).json()) as { value: Row[]; '@odata.nextLink'?: string };
      seen.push(...body.value.map((row) => row.incidentId));
      next = body['@odata.nextLink']?.replace(HOST, '');
      pages += 1;
    }
    expect(pages).toBe(Math.ceil(seen.length / 25));
    expect(new Set(seen).size).toBe(63);
  });
});

describe('one incident', () => {
  it('has the envelope of an entity and its fields at the top level', async () => {
    const api = anApi();
    const [row] = await api.rows('?$top=1');
    const body = await (await api.send(`/api/incidents/${row?.incidentId}`)).json();
    expect(body).toEqual({
      '@odata.context': 'https://api.security.microsoft.com/api/$metadata#Incidents/$entity',
      ...row,
    });
  });

  it('is a 404 ResourceNotFound if it does not exist', async () => {
    const response = await anApi().send('/api/incidents/1');
    expect(response.status).toBe(404);
    expect(await errorOf(response)).toMatchObject({ code: 'ResourceNotFound', message: 'Incident 1 was not found' });
  });

  it('is a 404 in another tenant', async () => {
    const [row] = await anApi().rows('?$top=1');
    const api = anApi(
      anApiContext({
        caller: aCaller({
          tenantId: EXAMPLE_FOUNDRY.tenantId,
          objectId: 'x',
          scopes: [],
          roles: ['Incident.Read.All'],
        }),
      }),
    );
    expect((await api.send(`/api/incidents/${row?.incidentId}`)).status).toBe(404);
  });

  it('is an ODataError if the id is not a number', async () => {
    const response = await anApi().send('/api/incidents/abc');
    expect([response.status, (await errorOf(response)).code]).toEqual([400, 'ODataError']);
  });

  it.each([
    ['PUT', '/api/incidents/41001', 'GET, PATCH'],
    ['DELETE', '/api/incidents/41001', 'GET, PATCH'],
    ['POST', '/api/incidents/41001', 'GET, PATCH'],
    ['PATCH', '/api/incidents', 'GET'],
    ['POST', '/api/incidents', 'GET'],
  ])('has no other methods: %s %s is a 405', async (method, path, allowed) => {
    const response = await anApi().send(path, method);
    expect([response.status, response.headers.get('Allow')]).toEqual([405, allowed]);
  });
});

it('applies developments between requests, so that a delta query returns changes', async () => {
  const api = anApi(anApiContext({ developing: true }));
  const before = await api.rows();
  const watermark = serializeMoment(`${new Date(api.context.nowMs).toISOString().slice(0, 23)}0000Z`);
  api.context.nowMs += 20 * 60_000;
  const changed = await api.rows(filter(`lastUpdateTime ge ${watermark}`));
  expect(changed.length).toBeGreaterThan(2);
  const known = new Set(before.map((row) => row.incidentId));
  expect(changed.some((row) => !known.has(row.incidentId))).toBe(true);
});
