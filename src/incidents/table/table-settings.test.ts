import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMN_IDS, type ColumnId } from './queue-columns.ts';
import { columnsOf, DEFAULT_SETTINGS, leastWidth, movedColumn, parseTableSettings } from './table-settings.ts';

const idsOf = (stored: unknown) => columnsOf(parseTableSettings(stored), true).map(({ id }) => id);

describe('table settings', () => {
  it('are the defaults if the stored value is missing or invalid', () => {
    for (const stored of [null, undefined, 7, 'x', [], {}])
      expect(parseTableSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });

  it('fall back to the defaults one by one', () => {
    const stored = {
      order: ['tags', 'moon', 'severity', 'tags'],
      choices: { tags: 'shown', created: 'sideways', moon: 'hidden' },
      widths: { status: 12, alerts: 4_000, tags: '9' },
      density: 'airy',
      refreshEveryMs: 1,
      isLive: false,
    };
    const settings = parseTableSettings(stored);
    expect(settings).toMatchObject({ choices: { tags: 'shown' }, widths: { status: 12 }, density: 'compact' });
    expect(settings.refreshEveryMs).toBe(60_000);
    expect(settings.isLive).toBe(false);
  });

  it('never hide the severity and incident columns', () => {
    expect(idsOf({ choices: { severity: 'hidden', incident: 'hidden', tags: 'hidden' } })).toEqual(
      COLUMN_IDS.filter((id) => id !== 'tags'),
    );
  });

  it('insert a column that is missing from the stored order after the column it follows by default', () => {
    expect(idsOf({ order: ['updated', 'severity', 'incident'] }).slice(0, 4)).toEqual([
      'updated',
      'created',
      'classification',
      'severity',
    ]);
  });

  it('never collapse a column that the user showed', () => {
    const columns = columnsOf(parseTableSettings({ choices: { tags: 'shown' } }), false).map(({ id, collapse }) => [
      id,
      collapse,
    ]);
    expect(columns).toContainEqual(['tags', null]);
    expect(columns).toContainEqual(['created', 'first']);
    expect(columns.map(([id]) => id)).not.toContain('tenant');
  });

  it('move a column past the next listed one, skipping unlisted columns', () => {
    const listed = COLUMN_IDS.filter((id) => id !== 'tenant');
    expect(movedColumn(COLUMN_IDS, 'incident', 1, listed).slice(0, 4)).toEqual([
      'severity',
      'tenant',
      'status',
      'incident',
    ]);
    expect(movedColumn(COLUMN_IDS, 'severity', -1, listed)).toEqual(COLUMN_IDS);
  });

  it('need room for a name of 280 px beside every shown column', () => {
    const settings = parseTableSettings({ choices: { created: 'shown', classification: 'shown' } });
    const columns = columnsOf(settings, false);
    const others = columns.filter((column) => column.id !== 'incident');
    expect(leastWidth(columns) - leastWidth(others)).toBe(280 / 16);
    expect(leastWidth([])).toBe(2.5);
  });

  it('contain every column exactly once for any stored value and any moves, and survive storage', () => {
    const anyId = fc.constantFrom<ColumnId[]>(...COLUMN_IDS);
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ order: fc.array(fc.oneof(anyId, fc.string())), widths: fc.anything() })),
        fc.array(fc.tuple(anyId, fc.constantFrom<(1 | -1)[]>(1, -1)), { maxLength: 8 }),
        (stored, moves) => {
          const settings = parseTableSettings(stored);
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
