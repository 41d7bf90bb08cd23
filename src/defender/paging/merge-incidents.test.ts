import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInstant } from '../../std/instant.ts';
import { DEFENDER_XDR } from '../dialects/defender-xdr-dialect.ts';
import { parseIncident } from '../dialects/parse-page.ts';
import type { Incident } from '../model/incident.ts';
import { compareInstants } from '../model/instant-order.ts';
import { mergeBrokenRows, mergeIncidents } from './merge-incidents.ts';

/** Few ids and moments, some below a millisecond, so that rows collide and tie. Rows with equal values are equal. */
const anIncident = fc
  .record({ id: fc.integer({ min: 1, max: 6 }), at: fc.integer({ min: 0, max: 12 }), hasAlerts: fc.boolean() })
  .map(({ id, at, hasAlerts }) => {
    const lastUpdateTime = `2026-11-20T10:00:00.${String(at * 4_000).padStart(7, '0')}Z`;
    const incident = parseIncident(
      DEFENDER_XDR,
      { incidentId: id, lastUpdateTime, alerts: hasAlerts ? [{}] : [] },
      't-1',
    );
    if (incident === null) throw new Error('no incident');
    return incident;
  });
const page = fc.array(anIncident, { maxLength: 8 });
const merged = (...pages: readonly (readonly Incident[])[]) => pages.reduce<readonly Incident[]>(mergeIncidents, []);

test('is commutative, associative and idempotent, and keeps every id once at its newest (security law)', () => {
  fc.assert(
    fc.property(page, page, page, (a, b, c) => {
      const all = merged(a, b, c);
      expect(merged(c, a, b)).toEqual(all);
      expect(merged(a, merged(b, c))).toEqual(all);
      expect(merged(all, a, c)).toEqual(all);
      const ids = new Set([...a, ...b, ...c].map((incident) => incident.id));
      expect(all.map((incident) => incident.id).sort()).toEqual([...ids].sort());
      for (const incident of [...a, ...b, ...c]) {
        const kept = all.find((other) => other.id === incident.id);
        expect(kept === undefined ? -1 : compareInstants(kept.lastUpdate, incident.lastUpdate)).toBeGreaterThanOrEqual(
          0,
        );
      }
    }),
    { numRuns: 10_000 },
  );
});

test('replaces a row by the same row with alerts, but never by one without', () => {
  const [bare, full] = [[], [{ alertId: 'a-1' }]].map((alerts) =>
    parseIncident(DEFENDER_XDR, { incidentId: 1, lastUpdateTime: '2026-11-20T10:00:00Z', alerts }, 't-1'),
  );
  if (bare == null || full == null) throw new Error('no incident');
  expect(mergeIncidents([bare], [full])).toEqual([full]);
  expect(mergeIncidents([full], [bare])).toEqual([full]);
});

test('keeps the newest update first', () => {
  fc.assert(
    fc.property(page, page, (a, b) => {
      const times = merged(a, b).map((incident) => incident.lastUpdate);
      expect(times.every((time, index) => index === 0 || compareInstants(times[index - 1] ?? time, time) >= 0)).toBe(
        true,
      );
    }),
    { numRuns: 1_000 },
  );
});

test('counts a repeated broken row once', () => {
  const row = { position: 3, reason: 'no-id', excerpt: '{}' } as const;
  expect(
    mergeBrokenRows(
      [row],
      [
        { ...row, position: 9 },
        { ...row, excerpt: '[]' },
      ],
    ),
  ).toEqual([row, { ...row, excerpt: '[]' }]);
});

test('orders moments without a zone as UTC', () => {
  const [a, b] = ['2026-11-20T10:00:00', '2026-11-20T10:00:00Z'].flatMap((raw) => parseInstant(raw) ?? []);
  expect(a !== undefined && b !== undefined && compareInstants(a, b)).toBe(0);
});

test('compares each row of a page with few of the loaded rows, however many there are', () => {
  let reads = 0;
  const rows = Array.from({ length: 20_100 }, (_none, index) => {
    const updated = new Date(Date.parse('2026-11-10T00:00:00Z') + ((index * 7_919) % 99_991) * 1_000).toISOString();
    const incident = parseIncident(DEFENDER_XDR, { incidentId: index + 1, lastUpdateTime: updated }, 't-1');
    if (incident === null) throw new Error('no incident');
    const { lastUpdate, ...others } = incident;
    return Object.defineProperty({ ...others, lastUpdate }, 'lastUpdate', {
      enumerable: true,
      get: () => {
        reads += 1;
        return lastUpdate;
      },
    });
  });
  const known = mergeIncidents([], rows.slice(0, 20_000));
  reads = 0;
  const result = mergeIncidents(known, rows.slice(20_000));
  expect(result).toHaveLength(20_100);
  expect(reads).toBeLessThan(20_000);
});
