import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addViews,
  NAME_LENGTH,
  parseViewSettings,
  parseViewsFile,
  type SavedView,
  serializeViewsFile,
} from './saved-views.ts';

const HIGH: SavedView = { name: 'High', search: 'severity=high' };
const LOW: SavedView = { name: 'Low', search: 'severity=low' };

describe('views of one’s own', () => {
  it('come back from a file as they went into it', () => {
    expect(parseViewsFile(serializeViewsFile([HIGH, LOW]))).toEqual({ ok: true, value: [HIGH, LOW] });
  });

  it.each([
    ['not json', 'not-json'],
    ['[]', 'no-views-file'],
    ['{"kind":"gatehouse-views","version":2,"views":[]}', 'no-views-file'],
    ['{"views":[{"name":"High","search":""}]}', 'no-views-file'],
    [`"${'x'.repeat(1_000_000)}"`, 'too-large'],
  ])('are not taken from %.40s', (text, problem) => {
    expect(parseViewsFile(text)).toEqual({ ok: false, problem });
  });

  it('are taken one by one: what makes no sense is left out, values fall back', () => {
    const views = [
      HIGH,
      { name: '', search: '' },
      7,
      { name: 'x'.repeat(61), search: '' },
      { name: ' Odd ', search: 'sort=moon&severity=low&open=a' },
    ];
    const text = JSON.stringify({ kind: 'gatehouse-views', version: 1, views });
    expect(parseViewsFile(text)).toEqual({ ok: true, value: [HIGH, { name: 'Odd', search: 'severity=low' }] });
  });

  it('are not taken twice, and get a number where the name is taken', () => {
    const taken = addViews([HIGH], [HIGH, { name: 'High', search: 'status=active' }]);
    expect(taken.map((view) => view.name)).toEqual(['High', 'High (2)']);
    expect(addViews(taken, taken)).toEqual(taken);
  });

  it('are read from what this browser kept, whatever that is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (held) => {
        const settings = parseViewSettings(held);
        expect(parseViewSettings(settings)).toEqual(settings);
      }),
      { numRuns: 10_000 },
    );
    expect(parseViewSettings({ saved: [HIGH, 1], first: 'severity=high&x=y' })).toEqual({
      saved: [HIGH],
      first: 'severity=high',
    });
  });

  it('never throw for any file, and stay within their limits', () => {
    const almost = fc.record({
      kind: fc.constant('gatehouse-views'),
      version: fc.constant(1),
      views: fc.array(
        fc.oneof(
          fc.jsonValue(),
          fc.record({ name: fc.string({ unit: 'binary' }), search: fc.string({ unit: 'binary' }) }),
        ),
      ),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          almost.map((file) => JSON.stringify(file)),
        ),
        (text) => {
          const read = parseViewsFile(text);
          const views = addViews([HIGH], read.ok ? read.value : []);
          expect(new Set(views.map((view) => view.name)).size).toBe(views.length);
          expect(views.length).toBeLessThanOrEqual(100);
          expect(views.every((view) => view.name.length <= NAME_LENGTH)).toBe(true);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
