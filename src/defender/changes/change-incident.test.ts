import { describe, expect, test } from 'vitest';
import type { ChangeResponse } from '../../http/change-protected-resource.ts';
import { HttpError } from '../../http/http-error.ts';
import { NetworkError } from '../../http/network-error.ts';
import { epochMs } from '../../std/time.ts';
import type { Incident } from '../model/incident.ts';
import type { IncidentChange } from '../model/incident-change.ts';
import { changeIncident, lookAgain } from './change-incident.ts';
import { type IncidentEdit, withoutFields } from './incident-edit.ts';
import { anIncident, anIncidentService, plannedChanges } from './incident-model.fixture.ts';
import { UNDO_MS, undoOf } from './undo-change.ts';

const context = { kind: 'user', tenantId: 't-1', operation: 'update-incident', origin: 'https://api.example' } as const;
const timeout: ChangeResponse = { kind: 'unknown', error: new NetworkError('timed-out', context) };
const accepted: ChangeResponse = { kind: 'accepted', body: {}, requestId: null };
const refused: ChangeResponse = {
  kind: 'refused',
  error: new HttpError({
    code: 'forbidden',
    context,
    status: 403,
    apiCode: null,
    apiMessage: null,
    requestId: 'r-1',
    retryAt: null,
    requiredPermissions: [],
    claims: null,
  }),
};

/** A service and a client. `responses` are those to requests in turn; each request is applied unless it says otherwise. */
function aClient(
  options: {
    readonly incident?: Incident;
    readonly responses?: readonly { readonly response: ChangeResponse; readonly applies?: boolean }[];
    readonly isSplit?: boolean;
    readonly beforeRead?: (number: number, change: (part: IncidentChange) => void) => void;
  } = {},
) {
  let now = 1_000;
  let reads = 0;
  const clock = () => epochMs(now);
  const service = anIncidentService(options.incident ?? anIncident(), clock);
  const sent: IncidentChange[] = [];
  const delays: number[] = [];
  const signal = new AbortController().signal;
  const effects = {
    clock,
    delay: (ms: number) => {
      delays.push(ms);
      now += ms;
      return Promise.resolve();
    },
    readIncident: () => {
      reads += 1;
      now += 10;
      options.beforeRead?.(reads, (part) => service.apply(part, 'other', 'other'));
      return Promise.resolve(service.current());
    },
    writer: {
      requestsFor: (_id: string, change: IncidentChange) => plannedChanges(change, options.isSplit ?? false),
      send: ({ part }: { readonly part: IncidentChange }) => {
        const { response, applies = response.kind === 'accepted' } = options.responses?.[sent.length] ?? {
          response: accepted,
        };
        sent.push(part);
        if (applies) service.apply(part, 'me', 'mine');
        return Promise.resolve(response);
      },
    },
  };
  return {
    service,
    sent,
    delays,
    effects,
    signal,
    change: (edit: IncidentEdit, base: Incident = options.incident ?? anIncident()) =>
      changeIncident(effects, { base, edit }, { signal }),
  };
}

test('sends only what differs, merges tags, and reports what the service holds', async () => {
  const client = aClient({ incident: anIncident({ assignedTo: 'Me@soc.example' }) });
  const report = await client.change({
    status: 'resolved',
    assignedTo: 'me@soc.example',
    tags: { add: ['VIP', 'Payroll'], remove: ['absent'] },
    comment: 'Done.',
  });
  expect(client.sent).toEqual([{ status: 'resolved', tags: ['Payroll', 'VIP'], comment: 'Done.' }]);
  expect(report).toMatchObject({ outcome: 'applied', after: { status: 'resolved', tags: ['VIP', 'Payroll'] } });
  expect(client.delays).toEqual([]);
});

test('sends nothing if the service already holds all of it', async () => {
  const client = aClient();
  expect(await client.change({ status: 'active' })).toMatchObject({ outcome: 'unchanged', sent: {} });
  expect(client.sent).toEqual([]);
});

test('sends nothing for an incident that was merged into another', async () => {
  const client = aClient({ incident: anIncident({ redirectedTo: '8' }) });
  expect(await client.change({ status: 'resolved' })).toMatchObject({ outcome: 'merged' });
  expect(client.sent).toEqual([]);
});

describe('someone else', () => {
  test('changed the same field before: nothing is sent, and the plan shows both values', async () => {
    const client = aClient({ incident: anIncident({ assignedTo: 'analyst@soc.example' }) });
    const report = await client.change({ assignedTo: 'me@soc.example', status: 'resolved' }, anIncident());
    expect(report).toMatchObject({
      outcome: 'conflict',
      plan: {
        before: { assignedTo: null },
        now: { assignedTo: 'analyst@soc.example' },
        after: { assignedTo: 'me@soc.example' },
        fields: [
          { field: 'status', state: 'set' },
          { field: 'assignedTo', state: 'conflict' },
        ],
      },
    });
    expect(client.sent).toEqual([]);
  });

  test('changed it to the wanted value: that is no conflict', async () => {
    const client = aClient({ incident: anIncident({ status: 'resolved' }) });
    expect(await client.change({ status: 'resolved' }, anIncident())).toMatchObject({ outcome: 'unchanged' });
  });

  test('changed another field or the tags: both stay', async () => {
    const client = aClient({
      incident: anIncident({ assignedTo: 'analyst@soc.example', tags: ['Payroll', 'Theirs'] }),
    });
    const report = await client.change({ status: 'resolved', tags: { add: ['Mine'], remove: [] } }, anIncident());
    expect(report.outcome).toBe('applied');
    expect(client.service.current()).toMatchObject({
      assignedTo: 'analyst@soc.example',
      tags: ['Mine', 'Theirs', 'Payroll'],
    });
  });

  test('changed the field again right after: reported as replaced, with the value', async () => {
    const client = aClient({ beforeRead: (number, change) => number === 2 && change({ status: 'inProgress' }) });
    expect(await client.change({ status: 'resolved' })).toMatchObject({
      outcome: 'replaced',
      after: { status: 'inProgress' },
    });
  });

  test('changed another field while this change was under way: reported', async () => {
    const client = aClient({ beforeRead: (number, change) => number === 2 && change({ assignedTo: 'b@soc.example' }) });
    expect(await client.change({ status: 'resolved' })).toMatchObject({
      outcome: 'applied',
      changedByOthers: ['assignedTo'],
    });
  });
});

describe('an inconclusive response', () => {
  test('is settled by reading: applied', async () => {
    const client = aClient({ responses: [{ response: timeout, applies: true }] });
    expect(await client.change({ status: 'resolved', comment: 'Once.' })).toMatchObject({ outcome: 'applied' });
    expect(client.sent).toHaveLength(1);
    expect(client.delays).toEqual([]);
  });

  test('is unknown after three looks in 19 seconds that do not show it, and is not sent again', async () => {
    const client = aClient({ responses: [{ response: timeout }] });
    const report = await client.change({ status: 'resolved', comment: 'Once.' });
    expect(report).toMatchObject({
      outcome: 'unknown',
      parts: [
        { part: 'status', state: 'missing' },
        { part: 'comment', state: 'missing' },
      ],
    });
    expect(client.delays).toEqual([4_000, 15_000]);
    expect(client.sent).toHaveLength(1);
    client.service.apply({ status: 'resolved', comment: 'Once.' }, 'me', 'late');
    expect(await lookAgain(client.effects, report, client.signal)).toMatchObject({ outcome: 'applied' });
    expect(client.sent).toHaveLength(1);
  });

  test('stays unknown while the incident cannot be read', async () => {
    const client = aClient({ responses: [{ response: timeout, applies: true }] });
    const effects = {
      ...client.effects,
      readIncident: (() => {
        let reads = 0;
        return () => (reads++ === 0 ? Promise.resolve(anIncident()) : Promise.reject(new Error('offline')));
      })(),
    };
    const report = await changeIncident(effects, { base: anIncident(), edit: { status: 'resolved' } }, client);
    expect(report).toMatchObject({ outcome: 'unknown', parts: [{ part: 'status', state: 'unchecked' }] });
  });
});

test('reports an accepted change that the service does not hold as ignored', async () => {
  const client = aClient({ responses: [{ response: accepted, applies: false }] });
  expect(await client.change({ status: 'resolved' })).toMatchObject({ outcome: 'ignored' });
  expect(client.delays).toEqual([4_000, 15_000]);
});

test('reports a determination that the service recalculated as replaced', async () => {
  const client = aClient({
    beforeRead: (number, change) =>
      number === 2 && change({ classification: { classification: 'truePositive', determination: 'malware' } }),
  });
  const classification = { classification: 'truePositive', determination: 'phishing' };
  expect(await client.change({ classification })).toMatchObject({
    outcome: 'replaced',
    after: { determination: 'malware' },
  });
});

describe('a refusal', () => {
  test('of the only request changes nothing and keeps the error', async () => {
    const client = aClient({ responses: [{ response: refused }] });
    expect(await client.change({ status: 'resolved' })).toMatchObject({
      outcome: 'refused',
      error: { status: 403 },
      window: null,
    });
  });

  test('of the second request reports what the first has applied', async () => {
    const client = aClient({ isSplit: true, responses: [{ response: accepted }, { response: refused }] });
    expect(await client.change({ status: 'resolved', comment: 'x' })).toMatchObject({
      outcome: 'partly-applied',
      parts: [
        { part: 'status', state: 'applied' },
        { part: 'comment', state: 'refused' },
      ],
    });
  });

  test('of the first request keeps the comment from being sent', async () => {
    const client = aClient({ isSplit: true, responses: [{ response: refused }] });
    expect(await client.change({ status: 'resolved', comment: 'x' })).toMatchObject({
      outcome: 'refused',
      parts: [
        { part: 'status', state: 'refused' },
        { part: 'comment', state: 'not-sent' },
      ],
    });
    expect(client.sent).toHaveLength(1);
  });
});

test('sends nothing if the incident cannot be read', async () => {
  const client = aClient();
  const effects = { ...client.effects, readIncident: () => Promise.reject(new Error('offline')) };
  const report = await changeIncident(effects, { base: anIncident(), edit: { status: 'resolved' } }, client);
  expect(report).toMatchObject({ outcome: 'not-sent', error: { message: 'offline' } });
  expect(client.sent).toEqual([]);
});

describe('undo', () => {
  test('restores every field for ten minutes, keeps the tags of others, and leaves the comment', async () => {
    const client = aClient({ incident: anIncident({ assignedTo: 'old@soc.example' }) });
    const report = await client.change({
      status: 'resolved',
      assignedTo: null,
      classification: { classification: 'truePositive', determination: 'phishing' },
      tags: { add: ['VIP'], remove: ['Payroll'] },
      comment: 'Stays.',
    });
    client.service.apply({ tags: ['VIP', 'Theirs'] }, 'other', 'other');
    const undo = undoOf(report);
    if (undo === null) return expect(undo).not.toBeNull();
    expect(undo.until).toBe((report.window?.to ?? 0) + UNDO_MS);
    const undone = await changeIncident(client.effects, undo, client);
    expect(undone.outcome).toBe('applied');
    expect(client.service.current()).toMatchObject({
      status: 'active',
      assignedTo: 'old@soc.example',
      classification: 'unknown',
      determination: 'unknown',
      comments: [{ text: 'Stays. ' }],
    });
    expect(new Set(client.service.current().tags)).toEqual(new Set(['Theirs', 'Payroll']));
  });

  test('sends nothing if someone changed a field since', async () => {
    const client = aClient();
    const undo = undoOf(await client.change({ status: 'resolved', assignedTo: 'me@soc.example' }));
    client.service.apply({ status: 'inProgress' }, 'other', 'other');
    if (undo === null) return expect(undo).not.toBeNull();
    expect(await changeIncident(client.effects, undo, client)).toMatchObject({ outcome: 'conflict', sent: {} });
    expect(client.sent).toHaveLength(1);
  });

  test('does not exist for a comment, or for a change that was not applied', async () => {
    expect(undoOf(await aClient().change({ comment: 'x' }))).toBeNull();
    const ignored = aClient({ responses: [{ response: accepted, applies: false }] });
    expect(undoOf(await ignored.change({ status: 'resolved' }))).toBeNull();
  });
});

test('keeps the other fields and the comment of an edit when the user chooses the value of someone else', () => {
  const edit: IncidentEdit = { status: 'resolved', assignedTo: 'me@soc.example', comment: 'x' };
  expect(withoutFields(edit, ['assignedTo'])).toEqual({ status: 'resolved', comment: 'x' });
});
