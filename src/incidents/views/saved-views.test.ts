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

describe('saved views', () => {
  it('survive a round trip through a file', () => {
    expect(parseViewsFile(serializeViewsFile([HIGH, LOW]))).toEqual({ ok: true, value: [HIGH, LOW] });
  });

  it.each([
    ['not json', 'not-json'],
    ['[]', 'not-a-views-file'],
    ['{"kind":"gatehouse-views","version":2,"views":[]}', 'not-a-views-file'],
    ['{"views":[{"name":"High","search":""}]}', 'not-a-views-file'],
    [`"${'x'.repeat(1_000_000)}"`, 'too-large'],
  ])('are not imported from %.40s', (text, problem) => {
    expect(parseViewsFile(text)).toEqual({ ok: false, problem });
  });

  it('are imported one by one: invalid views are skipped, and unknown values fall back', () => {
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

  it('are not imported twice, and get a number if their name is taken', () => {
    const views = addViews([HIGH], [HIGH, { name: 'High', search: 'status=active' }]);
    expect(views.map((view) => view.name)).toEqual(['High', 'High (2)']);
    expect(addViews(views, views)).toEqual(views);
  });

  it('are parsed from any stored value, and parsing is idempotent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        const settings = parseViewSettings(stored);
        expect(parseViewSettings(settings)).toEqual(settings);
      }),
      { numRuns: 10_000 },
    );
    expect(parseViewSettings({ saved: [HIGH, 1], first: 'severity=high&x=y' })).toEqual({
      saved: [HIGH],
      first: 'severity=high',
    });
  });

  it('stay within their limits for any file, and parsing never throws', () => {
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
          const parsed = parseViewsFile(text);
          const views = addViews([HIGH], parsed.ok ? parsed.value : []);
          expect(new Set(views.map((view) => view.name)).size).toBe(views.length);
          expect(views.length).toBeLessThanOrEqual(100);
          expect(views.every((view) => view.name.length <= NAME_LENGTH)).toBe(true);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
