import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMN_IDS, type ColumnId } from './queue-columns.ts';
import { columnsOf, DEFAULT_SETTINGS, movedColumn, parseTableSettings } from './table-settings.ts';

const idsOf = (held: unknown) => columnsOf(parseTableSettings(held), true).map(({ id }) => id);

describe('the settings of the table', () => {
  it('are as usual where nothing was kept, or nonsense was', () => {
    for (const held of [null, undefined, 7, 'x', [], {}]) expect(parseTableSettings(held)).toEqual(DEFAULT_SETTINGS);
  });

  it('fall back value by value', () => {
    const held = {
      order: ['tags', 'moon', 'severity', 'tags'],
      choices: { tags: 'shown', created: 'sideways', moon: 'hidden' },
      widths: { status: 12, alerts: 4_000, tags: '9' },
      density: 'airy',
      refreshEveryMs: 1,
      isLive: false,
    };
    const settings = parseTableSettings(held);
    expect(settings).toMatchObject({ choices: { tags: 'shown' }, widths: { status: 12 }, density: 'compact' });
    expect(settings.refreshEveryMs).toBe(60_000);
    expect(settings.isLive).toBe(false);
  });

  it('never hide severity and name', () => {
    expect(idsOf({ choices: { severity: 'hidden', incident: 'hidden', tags: 'hidden' } })).toEqual(
      COLUMN_IDS.filter((id) => id !== 'tags'),
    );
  });

  it('put a column that the kept order does not know behind the one it usually follows', () => {
    expect(idsOf({ order: ['updated', 'severity', 'incident'] }).slice(0, 4)).toEqual([
      'updated',
      'created',
      'classification',
      'severity',
    ]);
  });

  it('let a chosen column stay where the list is narrow', () => {
    const columns = columnsOf(parseTableSettings({ choices: { tags: 'shown' } }), false).map(({ id, collapse }) => [
      id,
      collapse,
    ]);
    expect(columns).toContainEqual(['tags', null]);
    expect(columns).toContainEqual(['created', 'first']);
    expect(columns.map(([id]) => id)).not.toContain('tenant');
  });

  it('move a column past the next one listed, over those that are not', () => {
    const listed = COLUMN_IDS.filter((id) => id !== 'tenant');
    expect(movedColumn(COLUMN_IDS, 'incident', 1, listed).slice(0, 4)).toEqual([
      'severity',
      'tenant',
      'status',
      'incident',
    ]);
    expect(movedColumn(COLUMN_IDS, 'severity', -1, listed)).toEqual(COLUMN_IDS);
  });

  it('hold every column exactly once, whatever was kept and however it is moved, and survive being kept', () => {
    const anyId = fc.constantFrom<ColumnId[]>(...COLUMN_IDS);
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ order: fc.array(fc.oneof(anyId, fc.string())), widths: fc.anything() })),
        fc.array(fc.tuple(anyId, fc.constantFrom<(1 | -1)[]>(1, -1)), { maxLength: 8 }),
        (held, moves) => {
          const settings = parseTableSettings(held);
          const order = moves.reduce((now, [id, step]) => movedColumn(now, id, step, COLUMN_IDS), settings.order);
          expect([...order].sort()).toEqual([...COLUMN_IDS].sort());
          const moved = { ...settings, order };
          expect(parseTableSettings(JSON.parse(JSON.stringify(moved)))).toEqual(moved);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
