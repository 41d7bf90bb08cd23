import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../defender/model/incident.ts';
import { acceptRows, type HeldRows, holdRows, pendingChangesOf, type QueueSnapshot, queueToken } from './held-rows.ts';
import { anIncident, anInstant } from './incident.fixture.ts';
import { queueRowOf } from './queue-row.ts';
import { sortRows } from './sort-rows.ts';

function aQueue(incidents: readonly Incident[], change: Partial<QueueSnapshot> = {}): QueueSnapshot {
  return {
    token: queueToken('all', ['complete']),
    isLoading: false,
    lists: [incidents],
    rows: incidents.map((incident) => queueRowOf(incident, 'Example SOC')),
    toView: (rows) => sortRows(rows, 'updated', 'descending'),
    ...change,
  };
}

const anIncidentOf = (id: string, minute: number, change: Partial<Incident> = {}) =>
  anIncident({ id, lastUpdate: anInstant(`2026-11-20T08:${String(minute).padStart(2, '0')}:00Z`), ...change });

const [one, two, three] = [anIncidentOf('1', 30), anIncidentOf('2', 20), anIncidentOf('3', 10)];
const four = anIncidentOf('4', 40);
const threeInProgress = anIncidentOf('3', 50, { status: 'inProgress' });

const idsOf = (held: HeldRows) => held.rows.map((row) => row.incident.id);
const pendingById = (held: HeldRows) => held.rows.map((row) => [row.incident.id, pendingChangesOf(held, row)]);

describe('held rows', () => {
  it('are the same object for the same snapshot', () => {
    const now = aQueue([one, two, three]);
    const held = holdRows(null, now);
    expect(holdRows(held, { ...now, rows: [...now.rows] })).toBe(held);
  });

  it('keep their order when a refresh adds rows, and count the added ones', () => {
    const held = holdRows(holdRows(null, aQueue([one, two, three])), aQueue([four, one, two, three]));
    expect(idsOf(held)).toEqual(['1', '2', '3']);
    expect([held.added, held.misplaced]).toEqual([1, 0]);
  });

  it('show a changed row in its old position, marked as changed', () => {
    const held = holdRows(holdRows(null, aQueue([one, two, three])), aQueue([threeInProgress, one, two]));
    expect(pendingById(held)).toEqual([
      ['1', null],
      ['2', null],
      ['3', 'changed'],
    ]);
    expect(held.rows[2]?.incident.status).toBe('inProgress');
    expect([held.added, held.misplaced]).toEqual([0, 1]);
  });

  it('count nothing as misplaced while every row is in its position', () => {
    const oneCommented = anIncidentOf('1', 55);
    expect(holdRows(holdRows(null, aQueue([one, two])), aQueue([oneCommented, two])).misplaced).toBe(0);
  });

  it('keep a row that no longer matches the view until the changes are accepted', () => {
    const toView: QueueSnapshot['toView'] = (rows) => rows.filter((row) => row.incident.status === 'active');
    const before = holdRows(null, aQueue([one, three], { toView }));
    const now = aQueue([threeInProgress, one], { toView });
    const held = holdRows(before, now);
    expect([idsOf(held), held.misplaced]).toEqual([['1', '3'], 1]);
    expect(idsOf(acceptRows(held, now))).toEqual(['1']);
  });

  it('move to their positions when accepted, and keep their marks until the next acceptance', () => {
    const now = aQueue([threeInProgress, four, one, two]);
    const accepted = acceptRows(holdRows(holdRows(null, aQueue([one, two, three])), now), now);
    expect(pendingById(accepted)).toEqual([
      ['3', 'changed'],
      ['4', 'new'],
      ['1', null],
      ['2', null],
    ]);
    expect([accepted.added, accepted.misplaced]).toEqual([0, 0]);
    const five = anIncidentOf('5', 59);
    const later = aQueue([five, threeInProgress, four, one, two]);
    const again = acceptRows(holdRows(accepted, later), later);
    expect(pendingById(again).slice(0, 3)).toEqual([
      ['5', 'new'],
      ['3', null],
      ['4', null],
    ]);
  });

  it('are sorted immediately while a tenant loads, and none of them is marked as new', () => {
    const loading = { token: queueToken('all', ['loading']), isLoading: true };
    const held = holdRows(holdRows(null, aQueue([], loading)), aQueue([two], loading));
    const loaded = holdRows(holdRows(held, aQueue([one, two], loading)), aQueue([four, one, two]));
    expect(pendingById(loaded)).toEqual([
      ['4', null],
      ['1', null],
      ['2', null],
    ]);
  });

  it('are not marked when the whole list loads between two snapshots', () => {
    const pending = aQueue([], { token: queueToken('all', ['pending']), lists: [null] });
    const held = holdRows(holdRows(null, pending), aQueue([one, two]));
    expect([idsOf(held), held.added]).toEqual([['1', '2'], 0]);
    expect(held.rows.map((row) => pendingChangesOf(held, row))).toEqual([null, null]);
  });

  it('are sorted by a change of view, which keeps the marks', () => {
    const held = holdRows(holdRows(null, aQueue([one, two])), aQueue([four, one, two]));
    const sorted = holdRows(held, aQueue([four, one, two], { token: queueToken('other', ['complete']) }));
    expect(pendingById(sorted)).toEqual([
      ['4', 'new'],
      ['1', null],
      ['2', null],
    ]);
  });

  it('count as seen after a change of view, whether or not the lists changed since', () => {
    const other = { token: queueToken('other', ['complete']) };
    const withFour = aQueue([four, one, two]);
    const sorted = holdRows(holdRows(holdRows(null, aQueue([one, two])), withFour), { ...withFour, ...other });
    const again = holdRows(sorted, { ...withFour, token: queueToken('all', ['complete']) });
    for (const held of [sorted, again]) {
      const later = aQueue([anIncidentOf('5', 59), four, one, two], { token: held.token });
      expect(pendingById(acceptRows(holdRows(held, later), later)).slice(0, 2)).toEqual([
        ['5', 'new'],
        ['4', null],
      ]);
    }
  });

  it('never move during refreshes, and are complete once accepted', () => {
    const changes = fc.array(
      fc.array(fc.record({ id: fc.nat(12), minute: fc.integer({ min: 0, max: 59 }) }), { maxLength: 5 }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(changes, (refreshes) => {
        let all = new Map([one, two, three].map((incident) => [incident.id, incident]));
        let held = holdRows(null, aQueue([...all.values()]));
        let now = aQueue([...all.values()]);
        for (const refresh of refreshes) {
          const order = idsOf(held);
          all = new Map(all);
          for (const { id, minute } of refresh) all.set(String(id), anIncidentOf(String(id), minute));
          now = aQueue([...all.values()]);
          held = holdRows(held, now);
          expect(idsOf(held)).toEqual(order);
          expect(held.added).toBe(all.size - order.length);
          expect(held.rows.every((row) => row.incident === all.get(row.incident.id))).toBe(true);
        }
        const accepted = acceptRows(held, now);
        expect(accepted.rows).toEqual(now.toView(now.rows));
        expect([accepted.added, accepted.misplaced]).toEqual([0, 0]);
      }),
      { numRuns: 10_000 },
    );
  });
});
