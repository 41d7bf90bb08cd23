import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_ROWS_VISITED } from './visited-rows.ts';

const page = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }).map(String), fc.constantFrom('a', 'b', 'c')), {
  maxLength: 12,
});

test('has the last value of every row, like a map, and leaves earlier copies unchanged', () => {
  fc.assert(
    fc.property(fc.array(page, { maxLength: 12 }), (pages) => {
      const map = new Map<string, string>();
      let visited = NO_ROWS_VISITED;
      for (const rows of pages) {
        const before = visited;
        const sizeBefore = before.size;
        const valueBefore = before.get('0');
        for (const [id, lastUpdate] of rows) map.set(id, lastUpdate);
        visited = visited.with(rows);
        expect([before.size, before.get('0')]).toEqual([sizeBefore, valueBefore]);
        expect(visited.size).toBe(map.size);
        for (let id = 0; id <= 31; id += 1) {
          expect(visited.get(String(id))).toBe(map.get(String(id)));
          expect(visited.has(String(id))).toBe(map.has(String(id)));
        }
      }
    }),
  );
});
