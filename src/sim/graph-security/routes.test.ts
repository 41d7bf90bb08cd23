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
    ask: async (pathAndQuery: string, init: RequestInit = {}) =>
      routes.request(new Request(`${HOST}${pathAndQuery}`, init)),
    async body(query = '', headers: Record<string, string> = {}): Promise<Body> {
      const answer = await routes.request(new Request(`${HOST}${LIST}${query}`, { headers }));
      expect(answer.status).toBe(200);
      return (await answer.json()) as Body;
    },
  };
}

async function errorOf(answer: Response) {
  return ((await answer.json()) as { error: { code: string; message: string; innerError: Record<string, string> } })
    .error;
}

const filter = (text: string) => `?$filter=${encodeURIComponent(text)}`;

describe('the list refuses with a BadRequest', () => {
  it.each([
    ['?$top=51', 'a page over 50'],
    ['?$top=-1', 'a page below nothing'],
    ['?$skip=x', 'a skip that is no number'],
    ['?$expand=comments', 'another relationship than alerts'],
    ['?$orderby=severity desc', 'an order by something else'],
    ['?$orderby=createdDateTime up', 'a direction that is none'],
    ['?$search=x', 'a search'],
    ['?$count=perhaps', 'a count that is neither true nor false'],
    ['?$top=5&$top=6', 'an option given twice'],
    [filter("displayName eq 'x'"), 'a filter on the name'],
    [filter("severity eq 'critical'"), 'a word the enumeration lacks'],
    [filter("severity eq 'High'"), 'the other API’s spelling'],
    [filter("severity gt 'low'"), 'an order of words'],
    [filter("contains(assignedTo,'a')"), 'a function'],
    [filter("not (status eq 'active')"), 'a negation'],
    [filter('createdDateTime ge yesterday'), 'a date that is none'],
  ])('%s: %s', async (query) => {
    const answer = await anApi().ask(`${LIST}${query}`);
    expect(answer.status).toBe(400);
    expect((await errorOf(answer)).code).toBe('BadRequest');
  });

  it('in the words a vendor met: the limit of 50', async () => {
    const error = await errorOf(await anApi().ask(`${LIST}?$top=100`));
    expect(error.message).toBe(
      "The limit of '50' for Top query has been exceeded. The value from the incoming request is '100'.",
    );
  });
});

describe('the list', () => {
  it('gives 50 and a link to the rest, without alerts', async () => {
    const body = await anApi().body();
    expect(body.value).toHaveLength(50);
    expect(body.value.some((row) => 'alerts' in row)).toBe(false);
    expect(body['@odata.nextLink']).toBe('https://graph.microsoft.com/v1.0/security/incidents?$skip=50');
  });

  it('is complete when its links are followed, each incident once', async () => {
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

  it('carries alerts with evidence when asked to expand them', async () => {
    const body = await anApi().body('?$expand=alerts&$top=50');
    const alerts = body.value.flatMap((row) => row.alerts as { evidence: { '@odata.type': string }[] }[]);
    expect(alerts.length).toBeGreaterThan(30);
    expect(
      alerts.every((alert) =>
        alert.evidence.every((piece) => piece['@odata.type'].startsWith('#microsoft.graph.security.')),
      ),
    ).toBe(true);
  });

  it('counts what the filter leaves when asked to, not only the page', async () => {
    const body = await anApi().body('?$count=true&$top=1');
    expect(body['@odata.count']).toBe(63);
    expect(await anApi().body('?$count=false')).not.toHaveProperty('@odata.count');
  });

  it.each([
    ['lastUpdateDateTime asc', 'lastUpdateDateTime', 1],
    ['lastUpdateDateTime desc', 'lastUpdateDateTime', -1],
    ['createdDateTime', 'createdDateTime', 1],
    ['createdDateTime desc', 'createdDateTime', -1],
  ] as const)('is sorted by %s when asked to', async (order, key, sign) => {
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

  it('sends later members of an enumeration only to callers who prefer them', async () => {
    const api = anApi();
    const query = filter("status eq 'awaitingAction'");
    expect((await api.body(query)).value.map((row) => row.status)).toEqual(['unknownFutureValue']);
    const asked = await api.body(query, { Prefer: 'include-unknown-enum-members' });
    expect(asked.value.map((row) => row.status)).toEqual(['awaitingAction']);
  });
});

describe('one incident', () => {
  it('comes without alerts, and with them when asked to', async () => {
    const api = anApi();
    const [row] = (await api.body('?$top=1')).value;
    const plain = (await (await api.ask(`${LIST}/${row?.id}`)).json()) as Row;
    expect(plain).toMatchObject({ ...row, '@odata.context': expect.stringMatching(/incidents\/\$entity$/) });
    expect(plain).not.toHaveProperty('alerts');
    const whole = (await (await api.ask(`${LIST}/${row?.id}?$expand=alerts`)).json()) as Row;
    expect(whole).toHaveProperty('alerts');
  });

  it.each(['1', 'abc'])('is a 404 when there is none of the id %s', async (id) => {
    const answer = await anApi().ask(`${LIST}/${id}`);
    expect([answer.status, (await errorOf(answer)).code]).toEqual([404, 'ResourceNotFound']);
  });

  it.each(['$filter=x', '$expand=comments'])('refuses %s', async (query) => {
    expect((await anApi().ask(`${LIST}/1?${query}`)).status).toBe(400);
  });

  it('cannot be changed here', async () => {
    expect((await anApi().ask(`${LIST}/1`, { method: 'PATCH' })).status).toBe(405);
  });
});

describe('a caller', () => {
  it.each<readonly [BearerProblem, string]>([
    ['missing', 'Access token is empty.'],
    ['expired', 'Lifetime validation failed, the token is expired.'],
    ['bad-signature', 'Access token validation failure. Invalid signature.'],
  ])('whose token is %s meets a 401 that says so', async (problem, message) => {
    const answer = await anApi(anApiContext({ caller: { problem } })).ask(LIST);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Bearer /);
    expect(await errorOf(answer)).toMatchObject({ code: 'InvalidAuthenticationToken', message });
  });

  it('with a token for Defender XDR meets a 401', async () => {
    expect((await anApi(anApiContext({ caller: aCaller() })).ask(LIST)).status).toBe(401);
  });

  it('without the scope meets a 403 that names what is required and what it has', async () => {
    const answer = await anApi(anApiContext({ caller: aGraphCaller({ scopes: ['User.Read'] }) })).ask(LIST);
    expect(answer.status).toBe(403);
    expect((await errorOf(answer)).message).toBe(
      'Missing application scopes. API required scopes: SecurityIncident.Read.All,SecurityIncident.ReadWrite.All, application scopes: User.Read.',
    );
  });

  it('without the app role meets the 403 of the capture', async () => {
    const caller = aGraphCaller({ scopes: [], roles: ['User.Read.All'] });
    const answer = await anApi(anApiContext({ caller })).ask(LIST);
    expect(answer.status).toBe(403);
    expect(await errorOf(answer)).toMatchObject({
      code: 'Forbidden',
      message:
        'Missing application roles. API required roles: SecurityIncident.Read.All,SecurityIncident.ReadWrite.All, application roles: User.Read.All.',
    });
  });

  it('without a role in Defender meets a 403 although the token is good', async () => {
    expect((await anApi(anApiContext({ caller: aGraphCaller({ persona: 'no-role' }) })).ask(LIST)).status).toBe(403);
  });

  it('limited to device groups sees fewer', async () => {
    const tenantId = EXAMPLE_FOUNDRY.tenantId;
    const guest = await anApi(anApiContext({ caller: aGraphCaller({ tenantId }) })).body();
    const partner = await anApi(anApiContext({ caller: aGraphCaller({ tenantId, persona: 'partner' }) })).body();
    expect(guest.value.length).toBeGreaterThan(0);
    expect(guest.value.length).toBeLessThan(partner.value.length);
  });

  it('is asked once for a stronger token where that is planned', async () => {
    const api = anApi(anApiContext({ caller: aGraphCaller(), switches: { claimsChallenge: 'once' } }));
    const refused = await api.ask(LIST);
    expect(refused.headers.get('WWW-Authenticate')).toContain('error="insufficient_claims"');
    api.context.bearer = aGraphCaller({ authenticationContexts: ['c1'] });
    expect((await api.ask(LIST)).status).toBe(200);
  });
});

it('stamps both request ids on every answer and repeats them in errors; the client’s own is echoed', async () => {
  const answer = await anApi().ask(`${LIST}/1`, { headers: { 'client-request-id': 'mine' } });
  const { innerError } = await errorOf(answer);
  expect(answer.headers.get('client-request-id')).toBe('mine');
  expect(innerError).toEqual({
    date: '2026-11-20T11:30:00',
    'request-id': answer.headers.get('request-id'),
    'client-request-id': 'mine',
  });
});

describe('the quota', () => {
  it('refuses the 151st call of a minute with Retry-After', async () => {
    const { ask, context } = anApi();
    for (let call = 0; call < 150; call += 1) expect((await ask(`${LIST}/1`)).status).toBe(404);
    context.nowMs += 53_000;
    const answer = await ask(LIST);
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '7']);
    expect((await errorOf(answer)).code).toBe('TooManyRequests');
    context.nowMs += 7_000;
    expect((await ask(LIST)).status).toBe(200);
  });

  it('is met while reading in the scenario throttled', async () => {
    const { ask } = anApi(anApiContext({ scenario: 'throttled', caller: aGraphCaller() }));
    const statuses: number[] = [];
    for (let skip = 0; skip < 420; skip += 50) statuses.push((await ask(`${LIST}?$top=50&$skip=${skip}`)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429, 429]);
  });
});
