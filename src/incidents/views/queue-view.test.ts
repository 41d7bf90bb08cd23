import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs, MINUTE_MS } from '../../std/time.ts';
import { HYGIENE } from '../rows/hygiene.ts';
import { LIST_FACETS } from '../rows/queue-filter.ts';
import { SORTS } from '../rows/sort-rows.ts';
import { ANY_TIME, PRESETS, rangeBetween, type TimeRange } from '../rows/time-range.ts';
import { BUILT_IN_VIEWS, HYGIENE_VIEWS } from './built-in-views.ts';
import {
  includesValue,
  isSameFilter,
  type QueueView,
  queueViewCodec,
  toggled,
  toggledInclusion,
  toggledValue,
  viewOf,
  viewSearch,
} from './queue-view.ts';

const values = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z]{1,12}$/), { maxLength: 5 }).map((list) => [...list].sort());
const texts = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 5 })
  .map((list) => [...list].sort());
const minute = fc.nat(60_000_000).map((minutes) => epochMs(minutes * MINUTE_MS));
const range: fc.Arbitrary<TimeRange> = fc.oneof(
  fc.constant(ANY_TIME),
  fc.record({ kind: fc.constant('last' as const), preset: fc.constantFrom(...PRESETS) }),
  fc.tuple(fc.option(minute), fc.option(minute)).map(([from, to]) => rangeBetween(from, to) ?? ANY_TIME),
);
const anyView: fc.Arbitrary<QueueView> = fc.record({
  search: fc.string({ maxLength: 200 }),
  severity: values,
  status: values,
  assigned: fc.subarray(['automation', 'me', 'tier 2', 'unassigned', 'x@soc.example']),
  source: texts,
  category: texts,
  tag: texts,
  classification: values,
  asset: texts,
  technique: values,
  hygiene: fc.subarray([...HYGIENE]),
  updated: range,
  created: range,
  not: fc.subarray([...LIST_FACETS]),
  sort: fc.constantFrom(...SORTS),
  direction: fc.constantFrom('ascending', 'descending'),
  tenants: fc.subarray(['3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801', '7b94e0d6-2a35-4f18-8e57-c3d1f6a04b02']),
  open: fc.string({ maxLength: 100 }),
});

/** Hand-written URLs: known parameters with valid, invalid and hostile values. */
const anyAddress = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'search',
        'severity',
        'assigned',
        'not',
        'tag',
        'hygiene',
        'updated',
        'created',
        'sort',
        '__proto__',
      ),
      fc.oneof(
        fc.constantFrom(
          'high,low',
          'me',
          'overdue',
          '7d',
          '2026-02-31T00:00Z..',
          '..',
          "o'brien",
          '"%00',
          'eyJhbGciOiJub25l',
        ),
        fc.string({ unit: 'binary', maxLength: 260 }),
      ),
    ),
    { maxLength: 8 },
  )
  .map((pairs) => new URLSearchParams(pairs.map(([key, value]) => [key, value])).toString());

describe('queueViewCodec', () => {
  it('defaults to every status, newest update first', () => {
    expect(queueViewCodec.decode('')).toEqual(viewOf({}));
    expect([viewOf({}).sort, viewOf({}).direction, viewSearch(viewOf({}))]).toEqual(['updated', 'descending', '']);
  });

  it('survives a round trip', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(queueViewCodec.decode(queueViewCodec.encode(view))).toEqual(view);
      }),
      { numRuns: 10_000 },
    );
  });

  it('decodes any text to a view, and that view survives a round trip', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), anyAddress), (text) => {
        const view = queueViewCodec.decode(text);
        const written = queueViewCodec.encode(view);
        expect(queueViewCodec.decode(written)).toEqual(view);
        expect(queueViewCodec.encode(queueViewCodec.decode(written))).toBe(written);
      }),
      { numRuns: 10_000 },
    );
  });

  it('falls back field by field: an invalid value leaves the other fields unchanged', () => {
    const search = new URLSearchParams({
      search: 'x'.repeat(5_000),
      severity: 'high,"; drop',
      assigned: 'x'.repeat(101),
      not: 'severity,search',
      tag: `it's "quoted" & more`,
      updated: '2026-02-31T00:00Z..',
      created: '7d',
      sort: 'sideways',
    });
    expect(queueViewCodec.decode(search.toString())).toEqual(
      viewOf({
        severity: ['high'],
        not: ['severity'],
        tag: [`it's "quoted" & more`],
        created: { kind: 'last', preset: '7d' },
      }),
    );
  });

  it('drops values that look like a token', () => {
    const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.';
    expect(queueViewCodec.encode(viewOf({ search: token, tag: [token], asset: [token] }))).toBe('');
    expect(queueViewCodec.decode(`search=${token}`).search).toBe('');
  });

  it.each([
    `abc8Q~${'b'.repeat(34)}`,
    `abc8Q%7E${'b'.repeat(34)}`,
    'client_secret=kZ3abcdef',
    `1.AXoA${'c'.repeat(60)}`,
  ])('drops %s, which looks like a secret', (secret) => {
    expect(queueViewCodec.encode(viewOf({ search: secret, tag: [secret], asset: [secret] }))).toBe('');
    expect(queueViewCodec.decode(`search=${encodeURIComponent(secret)}`).search).toBe('');
  });

  it('survives a round trip at its maximum size', () => {
    const longest = (length: number, count: number) =>
      Array.from({ length: count }, (_none, index) => `${'安'.repeat(length - 2)}${String(index).padStart(2, '0')}`);
    const view = viewOf({
      search: '安'.repeat(200),
      severity: longest(64, 12),
      status: longest(64, 12),
      source: longest(64, 12),
      category: longest(64, 12),
      tag: longest(100, 12),
      classification: longest(64, 12),
      asset: longest(100, 8),
      technique: longest(64, 12),
    });
    expect(queueViewCodec.decode(queueViewCodec.encode(view))).toEqual(view);
  });

  it('distinguishes the built-in views under any sort', () => {
    const views = [...BUILT_IN_VIEWS, ...HYGIENE_VIEWS];
    for (const one of views) {
      const view = queueViewCodec.decode(queueViewCodec.encode({ ...one.view, sort: 'name' }));
      expect(views.filter((other) => isSameFilter(view, other.view))).toEqual([one]);
    }
  });

  it('reads earlier links, which had at most one assignment', () => {
    expect(queueViewCodec.decode('assigned=me')).toEqual(viewOf({ assigned: ['me'] }));
    expect(queueViewCodec.decode('assigned=unassigned')).toEqual(viewOf({ assigned: ['unassigned'] }));
    expect(queueViewCodec.decode('assigned=anyone')).toEqual(viewOf({}));
  });

  it('ignores the negation of a facet without values when comparing views', () => {
    expect(isSameFilter(viewOf({ not: ['tag'] }), viewOf({}))).toBe(true);
    expect(isSameFilter(viewOf({ tag: ['VIP'], not: ['tag'] }), viewOf({ tag: ['VIP'] }))).toBe(false);
  });

  it('ends the negation of a facet with its last value', () => {
    const view = viewOf({ severity: ['high'], not: ['severity'] });
    expect(toggledValue(view, 'severity', 'high')).toEqual({ severity: [], not: [] });
    expect(toggledValue(view, 'severity', 'low')).toEqual({ severity: ['high', 'low'], not: ['severity'] });
  });

  it('replaces an exclusion by a click on a count', () => {
    const view = viewOf({ severity: ['high'], not: ['severity', 'tag'] });
    expect(includesValue(view, 'severity', 'high')).toBe(false);
    expect(toggledInclusion(view, 'severity', 'low')).toEqual({ severity: ['low'], not: ['tag'] });
  });

  it('toggled adds and removes a value', () => {
    expect(toggled(['low'], 'high')).toEqual(['high', 'low']);
    expect(toggled(['high', 'low'], 'high')).toEqual(['low']);
  });
});
