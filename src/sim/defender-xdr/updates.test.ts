import { describe, expect, it } from 'vitest';
import { aCaller, anApiContext } from '../api/api-context.fixture.ts';
import { EXAMPLE_FOUNDRY, EXAMPLE_SOC } from '../world/tenants.ts';
import { anApi, aWriter, errorOf, filter, GUID } from './defender-xdr.fixture.ts';

const HOME = EXAMPLE_SOC.tenantId;

/** The API for a caller that can change incidents, with one new incident without tags and comments. */
function anApiWithIncident(change: Parameters<typeof anApiContext>[0] = {}) {
  const api = anApi(anApiContext({ caller: aWriter(), ...change }));
  const { world, nowMs } = api.context;
  const { id } = world.add(HOME, nowMs - 60_000, { name: 'Suspicious sign-in' });
  return { ...api, id, record: () => world.find(HOME, id) };
}

describe('an update', () => {
  it('accepts the documented example', async () => {
    const { patch, id } = anApiWithIncident();
    const response = await patch(id, {
      status: 'Resolved',
      assignedTo: 'secop2@contoso.com',
      classification: 'TruePositive',
      determination: 'Malware',
      tags: ["Yossi's playground", "Don't mess with the Zohan"],
      comment: 'pen testing',
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'Resolved',
      assignedTo: 'secop2@contoso.com',
      classification: 'TruePositive',
      determination: 'Malware',
      tags: ["Yossi's playground", "Don't mess with the Zohan"],
      comments: [{ comment: 'pen testing', createdBy: 'responder@soc.example' }],
    });
  });

  it('returns the whole incident in the envelope and key order of the captured response', async () => {
    const { patch, rows } = anApi(anApiContext({ caller: aWriter() }));
    const row = (await rows()).find((candidate) => candidate.status === 'Active');
    const body = await (await patch(row?.incidentId ?? 0, { assignedTo: 'responder@soc.example' })).json();
    expect(Object.keys(body)).toEqual([
      '@odata.context',
      'incidentId',
      'redirectIncidentId',
      'incidentName',
      'createdTime',
      'lastUpdateTime',
      'assignedTo',
      'classification',
      'determination',
      'status',
      'severity',
      'tags',
      'comments',
      'alerts',
    ]);
    expect(body).toEqual({
      '@odata.context': 'https://api.security.microsoft.com/api/$metadata#Incidents/$entity',
      ...row,
      assignedTo: 'responder@soc.example',
      lastUpdateTime: body.lastUpdateTime,
    });
  });

  it('shows in later reads, lists and delta queries', async () => {
    const { patch, rows, send, context, id } = anApiWithIncident();
    const [before] = (await rows()).filter((row) => row.incidentId === id);
    context.nowMs += 1_000;
    const updated = await (await patch(id, { tags: ['vip'], comment: 'Reviewed.' })).json();
    expect(updated.lastUpdateTime > (before?.lastUpdateTime ?? '')).toBe(true);
    const changed = await rows(filter(`lastUpdateTime gt ${before?.lastUpdateTime}`));
    expect(changed).toContainEqual(expect.objectContaining({ incidentId: id, tags: ['vip'] }));
    const read = await (await send(`/api/incidents/${id}`)).json();
    expect(read).toEqual(updated);
  });

  it('always has a later lastUpdateTime, also within one millisecond', async () => {
    const { patch, id, record } = anApiWithIncident();
    const moments: (string | undefined)[] = [];
    for (let round = 0; round < 30; round += 1) {
      await patch(id, { tags: [`round ${round}`] });
      moments.push(record()?.updated);
    }
    expect(moments).toEqual([...new Set(moments)].toSorted());
  });

  it('keeps the properties that it omits', async () => {
    const { patch, id, record } = anApiWithIncident();
    await patch(id, { assignedTo: 'responder@soc.example', tags: ['vip'], comment: 'First.' });
    const before = record();
    await patch(id, { status: 'InProgress' });
    expect(record()).toEqual({ ...before, status: 'inProgress', updated: record()?.updated });
  });

  it('replaces the tags as a set', async () => {
    const { patch, id, record } = anApiWithIncident();
    await patch(id, { tags: ['first', 'second'] });
    await patch(id, { tags: ['third', 'second', 'third'] });
    expect(record()?.tags).toEqual(['third', 'second']);
    await patch(id, { tags: [] });
    expect(record()?.tags).toEqual([]);
  });

  it('adds its comment to the end, with author and time', async () => {
    const { patch, id, record, context } = anApiWithIncident();
    await patch(id, { comment: 'First.' });
    context.nowMs += 5_000;
    await patch(id, { comment: '<img src=x onerror=alert(1)>' });
    expect(record()?.comments.map(({ text, by }) => [text, by])).toEqual([
      ['First.', 'responder@soc.example'],
      ['<img src=x onerror=alert(1)>', 'responder@soc.example'],
    ]);
    expect(record()?.comments[1]?.at.slice(0, 19)).toBe('2026-11-20T11:30:05');
  });

  it('removes the owner with an empty text', async () => {
    const { patch, id, record } = anApiWithIncident();
    await patch(id, { assignedTo: 'analyst@soc.example' });
    const body = await (await patch(id, { assignedTo: '' })).json();
    expect([body.assignedTo, record()?.assignedTo]).toEqual([null, null]);
  });

  it.each([
    ['TruePositive', 'MultiStagedAttack'],
    ['TruePositive', 'MaliciousUserActivity'],
    ['TruePositive', 'CompromisedAccount'],
    ['TruePositive', 'CompromisedUser'],
    ['TruePositive', 'Malware'],
    ['TruePositive', 'Phishing'],
    ['TruePositive', 'UnwantedSoftware'],
    ['TruePositive', 'Other'],
    ['InformationalExpectedActivity', 'SecurityTesting'],
    ['InformationalExpectedActivity', 'LineOfBusinessApplication'],
    ['InformationalExpectedActivity', 'ConfirmedActivity'],
    ['InformationalExpectedActivity', 'ConfirmedUserActivity'],
    ['InformationalExpectedActivity', 'Other'],
    ['FalsePositive', 'Clean'],
    ['FalsePositive', 'NoEnoughDataToValidate'],
    ['FalsePositive', 'InsufficientData'],
    ['FalsePositive', 'Other'],
    ['Unknown', 'NotAvailable'],
  ])('accepts the pair %s and %s', async (classification, determination) => {
    const { patch, id } = anApiWithIncident();
    const response = await patch(id, { classification, determination });
    expect(response.status).toBe(200);
    expect((await response.json()).classification).toBe(classification);
  });

  it('resets a determination that does not belong to a new classification, and keeps one that does', async () => {
    const { patch, id, record } = anApiWithIncident();
    await patch(id, { classification: 'TruePositive', determination: 'Phishing' });
    await patch(id, { classification: 'FalsePositive' });
    expect(record()).toMatchObject({ classification: 'falsePositive', determination: 'unknown' });
    await patch(id, { determination: 'Other' });
    await patch(id, { classification: 'TruePositive' });
    expect(record()).toMatchObject({ classification: 'truePositive', determination: 'other' });
  });

  it('resolves the alerts of a resolved incident', async () => {
    const { patch, rows } = anApi(anApiContext({ caller: aWriter() }));
    const row = (await rows()).find(
      ({ alerts }) => Array.isArray(alerts) && alerts.some((alert) => alert.status === 'New'),
    );
    const body: { alerts: { status: string; resolvedTime: string | null }[] } = await (
      await patch(row?.incidentId ?? 0, { status: 'Resolved' })
    ).json();
    expect(new Set(body.alerts.map((alert) => alert.status))).toEqual(new Set(['Resolved']));
    expect(body.alerts.filter((alert) => alert.resolvedTime === null)).toEqual([]);
  });

  it('accepts a comment of 30,000 characters', async () => {
    const { patch, id, record } = anApiWithIncident();
    expect((await patch(id, { comment: 'x'.repeat(30_000) })).status).toBe(200);
    expect(record()?.comments[0]?.text).toHaveLength(30_000);
  });

  it('accepts application/json with parameters', async () => {
    const { patch, id } = anApiWithIncident();
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    expect((await patch(id, { status: 'InProgress' }, headers)).status).toBe(200);
  });

  it('by an application has its client id as author', async () => {
    const caller = aCaller({ scopes: [], roles: ['Incident.ReadWrite.All'], objectId: 'x', userName: null });
    const { patch, id, record } = anApiWithIncident({ caller });
    await patch(id, { comment: 'Closed by automation.' });
    expect(record()?.comments[0]?.by).toBe('client');
  });
});

describe('an update refuses', () => {
  it.each([
    ['text that is not JSON', '{"status":', 'InvalidRequestBody'],
    ['a body that is not an object', [{ status: 'Resolved' }], 'InvalidRequestBody'],
    ['an unknown property', { state: 'Resolved' }, 'InvalidRequestBody'],
    ['a property of the object prototype', '{"__proto__": {"status": "Resolved"}}', 'InvalidRequestBody'],
    ['a property in other letter case', { Status: 'Resolved' }, 'InvalidRequestBody'],
    ['Graph’s name of the tags', { customTags: ['vip'] }, 'InvalidRequestBody'],
    ['a list of comments', { comments: [{ comment: 'x' }] }, 'InvalidRequestBody'],
    ['a property that only the service sets', { severity: 'High' }, 'InvalidRequestBody'],
    ['an empty body', {}, 'MissingRequiredParameter'],
    ['an unknown status', { status: 'Closed' }, 'InvalidInput'],
    ['the status of a merged incident', { status: 'Redirected' }, 'InvalidInput'],
    ['Graph’s spelling of a status', { status: 'inProgress' }, 'InvalidInput'],
    ['Graph’s spelling of a classification', { classification: 'truePositive' }, 'InvalidInput'],
    ['a determination withdrawn in 2022', { classification: 'TruePositive', determination: 'Apt' }, 'InvalidInput'],
    [
      'Graph’s name of a determination',
      { classification: 'FalsePositive', determination: 'NotMalicious' },
      'InvalidInput',
    ],
    [
      'a pair that does not belong together',
      { classification: 'FalsePositive', determination: 'Malware' },
      'InvalidInput',
    ],
    ['a determination without a classification', { determination: 'Phishing' }, 'InvalidInput'],
    ['a null owner', { assignedTo: null }, 'InvalidInput'],
    ['a single tag', { tags: 'vip' }, 'InvalidInput'],
    ['a blank tag', { tags: ['vip', ' '] }, 'InvalidInput'],
    ['a null list of tags', { tags: null }, 'InvalidInput'],
    ['a blank comment', { comment: ' \n' }, 'InvalidInput'],
    ['a comment of 30,001 characters', { comment: 'x'.repeat(30_001) }, 'InvalidInput'],
    ['one wrong value beside a right one', { status: 'Resolved', tags: [7] }, 'InvalidInput'],
  ])('%s (400), and changes nothing', async (_what, body, code) => {
    const { patch, id, record } = anApiWithIncident();
    const before = record();
    const response = await patch(id, body);
    expect(response.status).toBe(400);
    const error = await errorOf(response);
    expect(error.code).toBe(code);
    expect(error.target).toMatch(GUID);
    expect(record()).toBe(before);
  });

  it.each([{}, { 'Content-Type': 'text/plain' }])('a body that is not declared as JSON: %j', async (headers) => {
    const { patch, id } = anApiWithIncident();
    const response = await patch(id, { status: 'Resolved' }, headers);
    expect([response.status, (await errorOf(response)).code]).toEqual([400, 'BadRequest']);
  });

  it('an unknown id (404), an incident of another tenant (404) and an id that is not a number (400)', async () => {
    const { patch, context } = anApiWithIncident();
    const foreign = context.world.incidents(EXAMPLE_FOUNDRY.tenantId).map(({ id }) => id);
    const [ofAnotherTenant = 0] = foreign.filter((id) => context.world.find(HOME, id) === null);
    expect(foreign).toContain(ofAnotherTenant);
    expect(foreign).not.toContain(1);
    for (const id of [1, ofAnotherTenant]) {
      const response = await patch(id, { status: 'Resolved' });
      expect([response.status, (await errorOf(response)).code]).toEqual([404, 'ResourceNotFound']);
    }
    expect((await errorOf(await patch('abc', { status: 'Resolved' }))).code).toBe('ODataError');
  });

  it('an incident that was merged into another one (400)', async () => {
    const { patch, id, context, record } = anApiWithIncident();
    const target = context.world.add(HOME, context.nowMs);
    context.world.merge(HOME, id, target.id, context.nowMs);
    const before = record();
    const response = await patch(id, { comment: 'Too late.' });
    expect(await errorOf(response)).toMatchObject({
      code: 'InvalidInput',
      message: `Incident ${id} was merged into incident ${target.id} and cannot be changed.`,
    });
    expect(record()).toBe(before);
  });

  it('a token that only allows reading (403), and names the permission', async () => {
    const { patch, id } = anApiWithIncident({ caller: aCaller({ persona: 'responder' }) });
    const response = await patch(id, { status: 'Resolved' });
    expect(response.status).toBe(403);
    expect((await errorOf(response)).message).toContain('(Incident.ReadWrite)');
  });

  it('an application with the role Incident.Read.All (403)', async () => {
    const caller = aCaller({ scopes: [], roles: ['Incident.Read.All'] });
    const response = await anApiWithIncident({ caller }).patch(41_001, { status: 'Resolved' });
    expect(response.status).toBe(403);
    expect((await errorOf(response)).message).toContain('(Incident.ReadWrite.All)');
  });

  it('a user with a reader’s role and a token that allows changes (403)', async () => {
    const caller = aCaller({ scopes: ['Incident.Read', 'Incident.ReadWrite'] });
    const { patch, id, record, rows } = anApiWithIncident({ caller });
    const response = await patch(id, { status: 'Resolved' });
    expect([response.status, (await errorOf(response)).code]).toEqual([403, 'Forbidden']);
    expect(record()?.status).toBe('active');
    expect((await rows()).length).toBeGreaterThan(0);
  });
});

describe('the quota of updates', () => {
  it('allows 50 a minute, counted separately from list and get', async () => {
    const { patch, send, rows, id, context } = anApiWithIncident();
    for (let call = 0; call < 50; call += 1) expect((await patch(id, { tags: [`${call}`] })).status).toBe(200);
    context.nowMs += 52_000;
    const refused = await patch(id, { tags: ['51'] });
    expect(refused.status).toBe(429);
    expect((await errorOf(refused)).message).toBe(
      'API calls quota exceeded! Maximum allowed 50 per 00:01:00 for the key Destination+TenantID+AppID. You can send requests again in 8 seconds.',
    );
    expect((await send(`/api/incidents/${id}`)).status).toBe(200);
    expect((await rows('?$top=1')).length).toBe(1);
    context.nowMs += 8_000;
    expect((await patch(id, { tags: ['51'] })).status).toBe(200);
  });

  it('counts each tenant and each application separately', async () => {
    const { patch, id, context } = anApiWithIncident({ scenario: 'throttled' });
    for (let call = 0; call < 3; call += 1) await patch(id, { tags: [`${call}`] });
    expect((await patch(id, { tags: [] })).status).toBe(429);
    context.bearer = { ...aWriter(), clientId: 'another' };
    expect((await patch(id, { tags: [] })).status).toBe(200);
    context.bearer = aCaller({
      tenantId: EXAMPLE_FOUNDRY.tenantId,
      persona: 'partner',
      scopes: ['Incident.ReadWrite'],
    });
    expect((await patch(1, { tags: [] })).status).toBe(404);
  });

  it('allows 1,500 updates an hour', async () => {
    const { patch, id, context } = anApiWithIncident({ scenario: 'empty' });
    for (let call = 0; call < 1_500; call += 1) {
      context.nowMs += 1_300;
      expect((await patch(id, { status: 'InProgress' })).status).toBe(200);
    }
    expect((await errorOf(await patch(id, { tags: [] }))).message).toContain('Maximum allowed 1500 per 01:00:00');
  });
});
