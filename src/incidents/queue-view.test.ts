import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_VIEWS, isSameFilter, type QueueView, queueViewCodec, toggled } from './queue-view.ts';
import { SORTS } from './sort-rows.ts';

const words = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z]{1,12}$/), { maxLength: 5 }).map((list) => [...list].sort());
const anyView: fc.Arbitrary<QueueView> = fc.record({
  search: fc.string({ maxLength: 200 }),
  severity: words,
  status: words,
  sort: fc.constantFrom(...SORTS),
  direction: fc.constantFrom('ascending', 'descending'),
  open: fc.string({ maxLength: 100 }),
});

describe('the view in the address', () => {
  it('is every status, newest update first, before anybody chose', () => {
    expect(queueViewCodec.decode('')).toEqual({
      search: '',
      severity: [],
      status: [],
      sort: 'updated',
      direction: 'descending',
      open: '',
    });
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(queueViewCodec.decode(queueViewCodec.encode(view))).toEqual(view);
      }),
      { numRuns: 10_000 },
    );
  });

  it('makes a view of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const view = queueViewCodec.decode(text);
        expect(queueViewCodec.decode(queueViewCodec.encode(view))).toEqual(view);
      }),
      { numRuns: 10_000 },
    );
  });

  it('knows the built-in views apart, however the rows are sorted', () => {
    for (const one of BUILT_IN_VIEWS) {
      const view = queueViewCodec.decode(
        queueViewCodec.encode({ ...queueViewCodec.decode('sort=name'), ...one.filter }),
      );
      expect(BUILT_IN_VIEWS.filter(({ filter }) => isSameFilter(view, filter))).toEqual([one]);
    }
  });

  it('takes a word in, and out again', () => {
    expect(toggled(['low'], 'high')).toEqual(['high', 'low']);
    expect(toggled(['high', 'low'], 'high')).toEqual(['low']);
  });
});
