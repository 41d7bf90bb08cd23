import { describe, expect, test } from 'vitest';
import { anIncident } from '../../defender/changes/incident-model.fixture.ts';
import type { ChangeResponse } from '../../http/change-protected-resource.ts';
import { HttpError } from '../../http/http-error.ts';
import { MINUTE_MS } from '../../std/time.ts';
import { aTriageSession } from './triage.fixture.ts';
import { needsClassification } from './triage-session.ts';

const refused: ChangeResponse = {
  kind: 'refused',
  error: new HttpError({
    code: 'forbidden',
    context: { kind: 'user', tenantId: 't-1', operation: 'update-incident', origin: 'https://api.example' },
    status: 403,
    apiCode: null,
    apiMessage: null,
    requestId: null,
    retryAt: null,
    requiredPermissions: [],
    claims: null,
  }),
};
const accepted: ChangeResponse = { kind: 'accepted', body: {}, requestId: null };

const three = () => ['1', '2', '3'].map((id) => anIncident({ id }));

describe('an action', () => {
  test('asks for a review first', async () => {
    const { session, items, requests } = aTriageSession([anIncident()]);
    await session.begin(items, { status: 'inProgress' });
    expect(session.state().question).toMatchObject({ kind: 'review', edit: { status: 'inProgress' } });
    expect(requests()).toBe(0);
  });

  test('asks for its value, if it has none yet', async () => {
    const { session, items } = aTriageSession([anIncident()]);
    await session.begin(items, 'comment');
    expect(session.state().question).toMatchObject({ kind: 'draft', part: 'comment' });
  });

  test('applies at once if the user skips reviews, but only one field of one incident', async () => {
    const one = aTriageSession([anIncident()]);
    await one.session.begin(one.items, { status: 'inProgress' }, { skipsReview: true });
    expect(one.session.state().changes).toMatchObject([{ report: { outcome: 'applied' } }]);
    const two = aTriageSession(three());
    await two.session.begin(two.items, { status: 'inProgress' }, { skipsReview: true });
    expect(two.session.state().question).toMatchObject({ kind: 'review' });
  });

  test('goes on to the next incident once it applies without a review, and not before one', async () => {
    const { session, items } = aTriageSession([anIncident()]);
    const statuses: (string | undefined)[] = [];
    const onApplying = () => statuses.push(session.state().changes[0]?.stage?.kind);
    await session.begin(items, { status: 'inProgress' }, { onApplying });
    session.close();
    expect(statuses).toEqual([]);
    await session.begin(items, { status: 'inProgress' }, { onApplying, skipsReview: true });
    expect(statuses).toEqual(['reading']);
  });

  test('asks for a classification even then, if it resolves an incident without one', async () => {
    const { session, items } = aTriageSession([anIncident()]);
    await session.begin(items, { status: 'resolved' }, { skipsReview: true });
    expect(session.state().question).toMatchObject({ kind: 'review' });
    expect(needsClassification(items, { status: 'resolved' })).toBe(true);
    expect(needsClassification(items, { status: 'active' })).toBe(false);
  });

  test('explains a missing permission before it asks for anything', async () => {
    const { session, items, requests } = aTriageSession([anIncident()], { permission: 'missing' });
    await session.begin(items, 'comment');
    expect(session.state().question).toMatchObject({ kind: 'permission', permission: 'Incident.ReadWrite' });
    expect(requests()).toBe(0);
  });

  test('does nothing with access that only reads', async () => {
    const { session, items, requests } = aTriageSession([anIncident()], { permission: 'none' });
    await session.begin(items, { status: 'resolved' });
    await session.apply(items, { status: 'resolved' });
    expect(session.state()).toMatchObject({ question: null, changes: [] });
    expect(requests()).toBe(0);
  });
});

test('shows the new value while it is saved and afterwards, until the list has a newer version', async () => {
  const incident = anIncident();
  const { session, items, source, read } = aTriageSession([incident]);
  const applying = session.apply(items, { status: 'inProgress' });
  const pending = session.ownVersionsIn(source.contextId);
  expect(pending([incident])).toMatchObject([{ status: 'inProgress' }]);
  expect([...session.savingKeys()]).toEqual(['t-1~7']);
  await applying;
  expect([...session.savingKeys()]).toEqual([]);
  expect(read).toMatchObject([{ status: 'inProgress' }]);
  const later = {
    ...incident,
    lastUpdate: { ...incident.lastUpdate, epochMs: incident.lastUpdate.epochMs, raw: '2026-11-20T11:00:00Z' },
  };
  expect(
    session.ownVersionsIn(source.contextId)([anIncident({ status: 'resolved', lastUpdate: later.lastUpdate })]),
  ).toMatchObject([{ status: 'resolved' }]);
});

describe('undo', () => {
  test('restores the value once, within ten minutes', async () => {
    const { session, items, serviceOf } = aTriageSession([anIncident()]);
    await session.apply(items, { status: 'inProgress' });
    const [change] = session.state().changes;
    if (change === undefined) throw new Error('The session has no change');
    await session.undo(change);
    expect(serviceOf('7').current().status).toBe('active');
    expect(session.undoOf(change)).toBeNull();
  });

  test('ends after ten minutes', async () => {
    const { session, items, advance } = aTriageSession([anIncident()]);
    await session.apply(items, { status: 'inProgress' });
    const [change] = session.state().changes;
    if (change === undefined) throw new Error('The session has no change');
    advance(10 * MINUTE_MS - 1);
    expect(session.undoOf(change)).not.toBeNull();
    advance(2);
    expect(session.undoOf(change)).toBeNull();
  });

  test('leaves a later change of someone else', async () => {
    const { session, items, serviceOf } = aTriageSession([anIncident()]);
    await session.apply(items, { status: 'inProgress' });
    serviceOf('7').apply({ status: 'resolved' }, 'other', 'other');
    const [change] = session.state().changes;
    if (change === undefined) throw new Error('The session has no change');
    await session.undo(change);
    expect(serviceOf('7').current().status).toBe('resolved');
    expect(session.state().changes.at(-1)).toMatchObject({ undoes: change.id, report: { outcome: 'conflict' } });
  });
});

describe('several incidents', () => {
  test('have an outcome each, and a retry sends only what was refused', async () => {
    const { session, items, requests, serviceOf } = aTriageSession(three(), {
      responses: [accepted, refused, accepted],
    });
    await session.apply(items, { status: 'inProgress' });
    expect(
      session
        .state()
        .changes.map(({ report }) => report?.outcome)
        .toSorted(),
    ).toEqual(['applied', 'applied', 'refused']);
    await session.retryBatch();
    expect(requests()).toBe(4);
    expect(['1', '2', '3'].map((id) => serviceOf(id).current().status)).toEqual(Array(3).fill('inProgress'));
  });

  test('can be paused and cancelled; what is applied stays', async () => {
    const incidents = Array.from({ length: 9 }, (_none, index) => anIncident({ id: String(index) }));
    const { session, items, requests } = aTriageSession(incidents);
    const applying = session.apply(items, { status: 'inProgress' });
    session.pauseBatch(true);
    await applying;
    // Three were under way.
    expect(requests()).toBe(3);
    expect(session.state().batch?.waiting).toHaveLength(6);
    session.cancelBatch();
    expect(session.state().batch).toMatchObject({ waiting: [] });
    expect(session.state().batch?.cancelled.map(({ incident }) => incident.id)).toEqual(['3', '4', '5', '6', '7', '8']);
    expect(requests()).toBe(3);
  });

  test('continue after a pause', async () => {
    const { session, items, requests } = aTriageSession(
      Array.from({ length: 7 }, (_none, index) => anIncident({ id: String(index) })),
    );
    const applying = session.apply(items, { status: 'inProgress' });
    session.pauseBatch(true);
    await applying;
    session.pauseBatch(false);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(requests()).toBe(7);
  });
});

test('nothing more is sent once the session has ended', async () => {
  const { session, items, requests, end } = aTriageSession(
    three().concat(anIncident({ id: '4' }), anIncident({ id: '5' })),
  );
  const applying = session.apply(items, { status: 'inProgress' });
  end();
  await applying;
  expect(requests()).toBeLessThanOrEqual(3);
});
