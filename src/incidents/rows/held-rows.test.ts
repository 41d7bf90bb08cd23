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
    isReading: false,
    lists: [incidents],
    rows: incidents.map((incident) => queueRowOf(incident, 'Example SOC')),
    viewOf: (rows) => sortRows(rows, 'updated', 'descending'),
    ...change,
  };
}

const anIncidentOf = (id: string, minute: number, change: Partial<Incident> = {}) =>
  anIncident({ id, lastUpdate: anInstant(`2026-11-20T08:${String(minute).padStart(2, '0')}:00Z`), ...change });

const [one, two, three] = [anIncidentOf('1', 30), anIncidentOf('2', 20), anIncidentOf('3', 10)];
const four = anIncidentOf('4', 40);
const threeTaken = anIncidentOf('3', 50, { status: 'inProgress' });

const idsOf = (held: HeldRows) => held.rows.map((row) => row.incident.id);
const newsById = (held: HeldRows) => held.rows.map((row) => [row.incident.id, pendingChangesOf(held, row)]);

describe('the rows that are held', () => {
  it('are the same object for the same knowledge', () => {
    const now = aQueue([one, two, three]);
    const held = holdRows(null, now);
    expect(holdRows(held, { ...now, rows: [...now.rows] })).toBe(held);
  });

  it('stay where they are when a refresh brings others, which are counted', () => {
    const held = holdRows(holdRows(null, aQueue([one, two, three])), aQueue([four, one, two, three]));
    expect(idsOf(held)).toEqual(['1', '2', '3']);
    expect([held.added, held.misplaced]).toEqual([1, 0]);
  });

  it('show what changed in the place where it was, marked', () => {
    const held = holdRows(holdRows(null, aQueue([one, two, three])), aQueue([threeTaken, one, two]));
    expect(newsById(held)).toEqual([
      ['1', null],
      ['2', null],
      ['3', 'changed'],
    ]);
    expect(held.rows[2]?.incident.status).toBe('inProgress');
    expect([held.added, held.misplaced]).toEqual([0, 1]);
  });

  it('do not offer to be put in order when they are', () => {
    const oneCommented = anIncidentOf('1', 55);
    expect(holdRows(holdRows(null, aQueue([one, two])), aQueue([oneCommented, two])).misplaced).toBe(0);
  });

  it('keep a row that the view no longer shows until they are accepted', () => {
    const viewOf: QueueSnapshot['viewOf'] = (rows) => rows.filter((row) => row.incident.status === 'active');
    const before = holdRows(null, aQueue([one, three], { viewOf }));
    const now = aQueue([threeTaken, one], { viewOf });
    const held = holdRows(before, now);
    expect([idsOf(held), held.misplaced]).toEqual([['1', '3'], 1]);
    expect(idsOf(acceptRows(held, now))).toEqual(['1']);
  });

  it('take their places when accepted, and keep their marks until the next acceptance', () => {
    const now = aQueue([threeTaken, four, one, two]);
    const accepted = acceptRows(holdRows(holdRows(null, aQueue([one, two, three])), now), now);
    expect(newsById(accepted)).toEqual([
      ['3', 'changed'],
      ['4', 'new'],
      ['1', null],
      ['2', null],
    ]);
    expect([accepted.added, accepted.misplaced]).toEqual([0, 0]);
    const five = anIncidentOf('5', 59);
    const later = aQueue([five, threeTaken, four, one, two]);
    const again = acceptRows(holdRows(accepted, later), later);
    expect(newsById(again).slice(0, 3)).toEqual([
      ['5', 'new'],
      ['3', null],
      ['4', null],
    ]);
  });

  it('come in order at once while a tenant is being read, and nothing of it is new', () => {
    const reading = { token: queueToken('all', ['reading']), isReading: true };
    const held = holdRows(holdRows(null, aQueue([], reading)), aQueue([two], reading));
    const read = holdRows(holdRows(held, aQueue([one, two], reading)), aQueue([four, one, two]));
    expect(newsById(read)).toEqual([
      ['4', null],
      ['1', null],
      ['2', null],
    ]);
  });

  it('are what was read although nobody saw it being read', () => {
    const unread = aQueue([], { token: queueToken('all', ['unread']), lists: [null] });
    const held = holdRows(holdRows(null, unread), aQueue([one, two]));
    expect([idsOf(held), held.added]).toEqual([['1', '2'], 0]);
    expect(held.rows.map((row) => pendingChangesOf(held, row))).toEqual([null, null]);
  });

  it('are put in order by a change of the view, which keeps the marks', () => {
    const held = holdRows(holdRows(null, aQueue([one, two])), aQueue([four, one, two]));
    const sorted = holdRows(held, aQueue([four, one, two], { token: queueToken('other', ['complete']) }));
    expect(newsById(sorted)).toEqual([
      ['4', 'new'],
      ['1', null],
      ['2', null],
    ]);
  });

  it('count as seen once a change of the view has put them in order, whether lists changed since or not', () => {
    const other = { token: queueToken('other', ['complete']) };
    const withFour = aQueue([four, one, two]);
    const sorted = holdRows(holdRows(holdRows(null, aQueue([one, two])), withFour), { ...withFour, ...other });
    const again = holdRows(sorted, { ...withFour, token: queueToken('all', ['complete']) });
    for (const held of [sorted, again]) {
      const later = aQueue([anIncidentOf('5', 59), four, one, two], { token: held.token });
      expect(newsById(acceptRows(holdRows(held, later), later)).slice(0, 2)).toEqual([
        ['5', 'new'],
        ['4', null],
      ]);
    }
  });

  it('never move, whatever refreshes bring, and lose nothing when accepted', () => {
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
        expect(accepted.rows).toEqual(now.viewOf(now.rows));
        expect([accepted.added, accepted.misplaced]).toEqual([0, 0]);
      }),
      { numRuns: 10_000 },
    );
  });
});
