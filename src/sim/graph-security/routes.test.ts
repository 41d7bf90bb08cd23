import { describe, expect, it } from 'vitest';
import { aCaller, aGraphCaller, anApiContext } from '../api/api-context.fixture.ts';
import type { BearerProblem } from '../entra/bearer.ts';
import { EXAMPLE_FOUNDRY, EXAMPLE_SOC } from '../world/tenants.ts';
import { createGraphSecurityRoutes } from './routes.ts';

const HOST = 'https://graph.microsoft.com';
const LIST = '/v1.0/security/incidents';
type Context = ReturnType<typeof anApiContext>;
type Row = { readonly id: string; readonly createdDateTime: string; readonly lastUpdateDateTime: string } & Record<
  string,
  unknown
>;
type Body = { readonly value: readonly Row[]; readonly '@odata.nextLink'?: string; readonly '@odata.count'?: number };

function anApi(context: Context = anApiContext({ caller: aGraphCaller() })) {
  const routes = createGraphSecurityRoutes(context);
  return {
    context,
    send: async (pathAndQuery: string, init: RequestInit = {}) =>
      routes.request(new Request(`${HOST}${pathAndQuery}`, init)),
    async body(query = '', headers: Record<string, string> = {}): Promise<Body> {
      const response = await routes.request(new Request(`${HOST}${LIST}${query}`, { headers }));
      expect(response.status).toBe(200);
      return (await response.json()) as Body;
    },
  };
}

async function errorOf(response: Response) {
  return ((await response.json()) as { error: { code: string; message: string; innerError: Record<string, string> } })
    .error;
}

const filter = (text: string) => `?$filter=${encodeURIComponent(text)}`;

describe('the list refuses with a BadRequest', () => {
  it.each([
    ['?$top=51', 'a page size over 50'],
    ['?$top=-1', 'a negative page size'],
    ['?$skip=x', 'a skip that is not a number'],
    ['?$expand=comments', 'a relationship other than alerts'],
    ['?$orderby=severity desc', 'an order by another property'],
    ['?$orderby=createdDateTime up', 'an invalid direction'],
    ['?$search=x', 'a search'],
    ['?$count=perhaps', 'a count that is neither true nor false'],
    ['?$top=5&$top=6', 'an option given twice'],
    [filter("displayName eq 'x'"), 'a filter on the name'],
    [filter("severity eq 'critical'"), 'an unknown member of the enumeration'],
    [filter("severity eq 'High'"), 'the other API’s spelling'],
    [filter("severity gt 'low'"), 'an ordered comparison of texts'],
    [filter("contains(assignedTo,'a')"), 'a function'],
    [filter("not (status eq 'active')"), 'a negation'],
    [filter('createdDateTime ge yesterday'), 'a text that is not a date'],
  ])('%s: %s', async (query) => {
    const response = await anApi().send(`${LIST}${query}`);
    expect(response.status).toBe(400);
    expect((await errorOf(response)).code).toBe('BadRequest');
  });

  it('with the message that a vendor reported: the limit of 50', async () => {
    const error = await errorOf(await anApi().send(`${LIST}?$top=100`));
    expect(error.message).toBe(
      "The limit of '50' for Top query has been exceeded. The value from the incoming request is '100'.",
    );
  });
});

describe('the list', () => {
  it('returns 50 incidents without alerts and a link to the next page', async () => {
    const body = await anApi().body();
    expect(body.value).toHaveLength(50);
    expect(body.value.some((row) => 'alerts' in row)).toBe(false);
    expect(body['@odata.nextLink']).toBe('https://graph.microsoft.com/v1.0/security/incidents?$skip=50');
  });

  it('returns each incident once if the links are followed', async () => {
    const api = anApi();
    const seen: string[] = [];
    let query: string | undefined = '?$top=20&$expand=alerts';
    while (query !== undefined) {
      const body: Body = await api.body(query);
      seen.push(...body.value.map((row) => row.id));
      query = body['@odata.nextLink']?.replace(`${HOST}${LIST}`, '');
    }
    const truth = api.context.world.incidents(EXAMPLE_SOC.tenantId).map((incident) => String(incident.id));
    expect(seen.toSorted()).toEqual(truth.toSorted());
  });

  it('contains alerts with evidence if they are expanded', async () => {
    const body = await anApi().body('?$expand=alerts&$top=50');
    const alerts = body.value.flatMap((row) => row.alerts as { evidence: { '@odata.type': string }[] }[]);
    expect(alerts.length).toBeGreaterThan(30);
    expect(
      alerts.every((alert) =>
        alert.evidence.every((piece) => piece['@odata.type'].startsWith('#microsoft.graph.security.')),
      ),
    ).toBe(true);
  });

  it('counts all matching incidents on request, not only the page', async () => {
    const body = await anApi().body('?$count=true&$top=1');
    expect(body['@odata.count']).toBe(63);
    expect(await anApi().body('?$count=false')).not.toHaveProperty('@odata.count');
  });

  it.each([
    ['lastUpdateDateTime asc', 'lastUpdateDateTime', 1],
    ['lastUpdateDateTime desc', 'lastUpdateDateTime', -1],
    ['createdDateTime', 'createdDateTime', 1],
    ['createdDateTime desc', 'createdDateTime', -1],
  ] as const)('can be sorted by %s', async (order, key, sign) => {
    const body = await anApi().body(`?$orderby=${encodeURIComponent(order)}`);
    const times = body.value.map((row) => Date.parse(row[key]));
    expect(times).toEqual(times.toSorted((a, b) => sign * (a - b)));
  });

  it.each([
    ["severity eq 'high'", (row: Row) => row.severity === 'high'],
    ["severity ne 'high' and status eq 'active'", (row: Row) => row.severity !== 'high' && row.status === 'active'],
    [
      "status eq 'active' or status eq 'inProgress'",
      (row: Row) => row.status === 'active' || row.status === 'inProgress',
    ],
    ['assignedTo eq null', (row: Row) => row.assignedTo === null],
    ["classification eq 'truePositive' and determination eq 'malware'", (row: Row) => row.determination === 'malware'],
    ['createdDateTime lt 2026-11-10T00:00:00Z', (row: Row) => Date.parse(row.createdDateTime) < Date.UTC(2026, 10, 10)],
    [
      'lastUpdateDateTime ge 2026-11-20T00:00:00Z',
      (row: Row) => Date.parse(row.lastUpdateDateTime) >= Date.UTC(2026, 10, 20),
    ],
  ])('filters by %s', async (text, wanted) => {
    const api = anApi();
    const everything = [...(await api.body()).value, ...(await api.body('?$skip=50')).value];
    const expected = everything.filter(wanted).map((row) => row.id);
    expect(expected.length).toBeGreaterThan(0);
    expect((await api.body(filter(text))).value.map((row) => row.id)).toEqual(expected.slice(0, 50));
  });

  it('contains later members of an enumeration only for callers that request them', async () => {
    const api = anApi();
    const query = filter("status eq 'awaitingAction'");
    expect((await api.body(query)).value.map((row) => row.status)).toEqual(['unknownFutureValue']);
    const all = await api.body(query, { Prefer: 'include-unknown-enum-members' });
    expect(all.value.map((row) => row.status)).toEqual(['awaitingAction']);
  });
});

describe('one incident', () => {
  it('contains alerts only if they are expanded', async () => {
    const api = anApi();
    const [row] = (await api.body('?$top=1')).value;
    const plain = (await (await api.send(`${LIST}/${row?.id}`)).json()) as Row;
    expect(plain).toMatchObject({ ...row, '@odata.context': expect.stringMatching(/incidents\/\$entity$/) });
    expect(plain).not.toHaveProperty('alerts');
    const whole = (await (await api.send(`${LIST}/${row?.id}?$expand=alerts`)).json()) as Row;
    expect(whole).toHaveProperty('alerts');
  });

  it.each(['1', 'abc'])('is a 404 for the unknown id %s', async (id) => {
    const response = await anApi().send(`${LIST}/${id}`);
    expect([response.status, (await errorOf(response)).code]).toEqual([404, 'ResourceNotFound']);
  });

  it.each(['$filter=x', '$expand=comments'])('refuses %s', async (query) => {
    expect((await anApi().send(`${LIST}/1?${query}`)).status).toBe(400);
  });

  it.each([
    ['PUT', `${LIST}/1`, 'GET, PATCH'],
    ['DELETE', `${LIST}/1`, 'GET, PATCH'],
    ['PATCH', LIST, 'GET'],
    ['GET', `${LIST}/1/comments`, 'POST'],
  ])('has no other methods: %s %s is a 405', async (method, path, allowed) => {
    const response = await anApi().send(path, { method });
    expect([response.status, response.headers.get('Allow')]).toEqual([405, allowed]);
  });
});

describe('a caller', () => {
  it.each<readonly [BearerProblem, string]>([
    ['missing', 'Access token is empty.'],
    ['expired', 'Lifetime validation failed, the token is expired.'],
    ['bad-signature', 'Access token validation failure. Invalid signature.'],
  ])('whose token is %s gets a 401 with the reason', async (problem, message) => {
    const response = await anApi(anApiContext({ caller: { problem } })).send(LIST);
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer /);
    expect(await errorOf(response)).toMatchObject({ code: 'InvalidAuthenticationToken', message });
  });

  it('with a token for Defender XDR gets a 401', async () => {
    expect((await anApi(anApiContext({ caller: aCaller() })).send(LIST)).status).toBe(401);
  });

  it('without the scope gets a 403 that names the required and the actual scopes', async () => {
    const response = await anApi(anApiContext({ caller: aGraphCaller({ scopes: ['User.Read'] }) })).send(LIST);
    expect(response.status).toBe(403);
    expect((await errorOf(response)).message).toBe(
      'Missing application scopes. API required scopes: SecurityIncident.Read.All,SecurityIncident.ReadWrite.All, application scopes: User.Read.',
    );
  });

  it('without the app role gets the captured 403', async () => {
    const caller = aGraphCaller({ scopes: [], roles: ['User.Read.All'] });
    const response = await anApi(anApiContext({ caller })).send(LIST);
    expect(response.status).toBe(403);
    expect(await errorOf(response)).toMatchObject({
      code: 'Forbidden',
      message:
        'Missing application roles. API required roles: SecurityIncident.Read.All,SecurityIncident.ReadWrite.All, application roles: User.Read.All.',
    });
  });

  it('without a Defender role gets a 403 although the token is valid', async () => {
    expect((await anApi(anApiContext({ caller: aGraphCaller({ persona: 'no-role' }) })).send(LIST)).status).toBe(403);
  });

  it('limited to device groups sees fewer incidents', async () => {
    const tenantId = EXAMPLE_FOUNDRY.tenantId;
    const guest = await anApi(anApiContext({ caller: aGraphCaller({ tenantId }) })).body();
    const partner = await anApi(anApiContext({ caller: aGraphCaller({ tenantId, persona: 'partner' }) })).body();
    expect(guest.value.length).toBeGreaterThan(0);
    expect(guest.value.length).toBeLessThan(partner.value.length);
  });

  it('gets a challenge for a stronger token if the switch is on', async () => {
    const api = anApi(anApiContext({ caller: aGraphCaller(), switches: { claimsChallenge: 'once' } }));
    const refused = await api.send(LIST);
    expect(refused.headers.get('WWW-Authenticate')).toContain('error="insufficient_claims"');
    api.context.bearer = aGraphCaller({ authenticationContexts: ['c1'] });
    expect((await api.send(LIST)).status).toBe(200);
  });
});

it('returns both request ids with every response and repeats them in errors, with the client’s own id', async () => {
  const response = await anApi().send(`${LIST}/1`, { headers: { 'client-request-id': 'mine' } });
  const { innerError } = await errorOf(response);
  expect(response.headers.get('client-request-id')).toBe('mine');
  expect(innerError).toEqual({
    date: '2026-11-20T11:30:00',
    'request-id': response.headers.get('request-id'),
    'client-request-id': 'mine',
  });
});

describe('the quota', () => {
  it('refuses the 151st request of a minute with Retry-After', async () => {
    const { send, context } = anApi();
    for (let call = 0; call < 150; call += 1) expect((await send(`${LIST}/1`)).status).toBe(404);
    context.nowMs += 53_000;
    const response = await send(LIST);
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '7']);
    expect((await errorOf(response)).code).toBe('TooManyRequests');
    context.nowMs += 7_000;
    expect((await send(LIST)).status).toBe(200);
  });

  it('is exceeded while reading in the scenario throttled', async () => {
    const { send } = anApi(anApiContext({ scenario: 'throttled', caller: aGraphCaller() }));
    const statuses: number[] = [];
    for (let skip = 0; skip < 420; skip += 50) statuses.push((await send(`${LIST}?$top=50&$skip=${skip}`)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429, 429]);
  });
});
