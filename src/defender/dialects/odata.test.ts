import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInstant } from '../../std/instant.ts';
import type { PageRequest } from '../model/response-page.ts';
import { DEFENDER_XDR } from './defender-xdr-dialect.ts';
import { GRAPH_SECURITY } from './graph-security-dialect.ts';
import { momentLiteral, queryString, stringLiteral } from './odata.ts';

/** Parses a literal as OData does (URL Conventions §5.1.1.6.1); `null` if it ends too early or too late. */
function parseLiteral(literal: string): string | null {
  const match = /^'((?:[^']|'')*)'$/.exec(literal);
  return match === null ? null : (match[1] ?? '').replaceAll("''", "'");
}

test('doubles quotes, so that a string round-trips and cannot end early (security law)', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'\'" eq or)(') }));
  fc.assert(
    fc.property(text, (value) => {
      expect(parseLiteral(stringLiteral(value))).toBe(value);
      expect((stringLiteral(value).match(/'/g) ?? []).length % 2).toBe(0);
    }),
    { numRuns: 10_000 },
  );
});

function aRequest(raw: string, skip = 0): PageRequest {
  const value = parseInstant(raw);
  if (value === null) throw new Error(`no moment: ${raw}`);
  return {
    conditions: [
      { field: 'lastUpdate', operator: 'ge', value },
      { field: 'created', operator: 'le', value },
    ],
    skip,
    nextLink: null,
  };
}

test('sends a moment with every digit that the service wrote', () => {
  const query = new URLSearchParams(DEFENDER_XDR.listQuery(aRequest('2020-09-06T14:46:57.0733333Z', 5), true));
  expect(Object.fromEntries(query)).toEqual({
    $top: '100',
    $filter: 'lastUpdateTime ge 2020-09-06T14:46:57.0733333Z and createdTime le 2020-09-06T14:46:57.0733333Z',
    $skip: '5',
  });
});

test('requests 50 rows from Graph by creation time with alerts expanded', () => {
  const query = new URLSearchParams(GRAPH_SECURITY.listQuery(aRequest('2021-08-13T08:43:35.5533333Z'), true));
  expect(Object.fromEntries(query)).toEqual({
    $top: '50',
    $orderby: 'createdDateTime desc',
    $filter: 'lastUpdateDateTime ge 2021-08-13T08:43:35.5533333Z and createdDateTime le 2021-08-13T08:43:35.5533333Z',
    $expand: 'alerts',
  });
  expect(GRAPH_SECURITY.listQuery(aRequest('2021-08-13T08:43:35Z'), false)).not.toContain('expand');
});

test('appends Z to a moment without a zone, which is in UTC', () => {
  const moment = parseInstant('2026-11-20T10:00:00.5');
  expect(moment === null ? null : momentLiteral(moment)).toBe('2026-11-20T10:00:00.5Z');
});

test('writes each option once in a form that round-trips, for any values (security law)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (filter, skip) => {
      const query = queryString({ $filter: filter, $skip: skip, $expand: null });
      const read = new URLSearchParams(query);
      expect(read.getAll('$filter')).toEqual([filter]);
      expect([...read.keys()]).toEqual(['$filter', '$skip']);
    }),
    { numRuns: 10_000 },
  );
});

test('writes ISO 8601 dates in UTC and queries far below the length that servers accept', () => {
  const anyMoment = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 0, max: 9_999 }), (date, below) => {
      const raw = `${date.toISOString().slice(0, 23)}${String(below).padStart(4, '0')}Z`;
      for (const dialect of [DEFENDER_XDR, GRAPH_SECURITY]) {
        const query = dialect.listQuery(aRequest(raw), true);
        expect(query.length).toBeLessThan(500);
        expect(query.match(/filter=/g)).toHaveLength(1);
        expect(decodeURIComponent(query).split(raw)).toHaveLength(3);
      }
    }),
    { numRuns: 10_000 },
  );
});
