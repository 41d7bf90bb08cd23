import { describe, expect, it } from 'vitest';
import { epochMs } from '../../std/time.ts';
import { NO_FILTER } from '../rows/queue-filter.ts';
import { explainFilter, explainOrder, odataText, requestText } from './explain-view.ts';

const CONTEXT = { me: 'analyst@soc.example', now: epochMs(Date.parse('2026-11-20T12:00:00Z')) };
const REQUEST = {
  purpose: 'changes',
  method: 'GET',
  url: 'https://api.security.microsoft.com/api/incidents?$top=100&$filter=lastUpdateTime%20ge%202026-11-20T08%3A00%3A00Z',
  headers: { Accept: 'application/json' },
} as const;

describe('explain-view', () => {
  it('returns no sentences for an empty filter', () => {
    expect(explainFilter(NO_FILTER, CONTEXT)).toEqual([]);
  });

  it('returns one sentence per facet, with the labels of the page', () => {
    const filter = {
      ...NO_FILTER,
      search: ' spray ',
      severity: ['high', 'Severe'],
      assigned: ['me', 'unassigned'],
      hygiene: ['overdue'],
      updated: { kind: 'last', preset: '7d' },
    } as const;
    expect(explainFilter(filter, CONTEXT)).toEqual([
      'Severity: “High” or “Severe”.',
      'Assigned to: “analyst@soc.example” or “Unassigned”.',
      'Needs attention: “High and active for over 4 hours”.',
      'Last update: last 7 days.',
      'Every word of “spray” occurs in the name, ID, assets, tags or another column.',
    ]);
    expect(explainOrder('updated', 'descending')).toBe('Sorted by last update, descending.');
    // High comes first.
    expect(explainOrder('severity', 'ascending')).toBe('Sorted by severity, descending.');
  });

  it('says which values a filter excludes', () => {
    const filter = { ...NO_FILTER, status: ['active', 'resolved'], not: ['status'] } as const;
    expect(explainFilter(filter, CONTEXT)).toEqual(['Status: not “Active” and not “Resolved”.']);
  });

  it('says that nobody is signed in for a filter by the own name', () => {
    expect(explainFilter({ ...NO_FILTER, assigned: ['me'] }, { ...CONTEXT, me: null })).toEqual([
      'Assigned to: “me, but no user is signed in”.',
    ]);
  });

  it('makes attacker-controlled values inert', () => {
    expect(explainFilter({ ...NO_FILTER, tag: ['a\u202eb'] }, CONTEXT)).toEqual(['Tag: “aU+202Eb”.']);
  });

  it('formats the request with a token placeholder, and its decoded query', () => {
    expect(requestText(REQUEST)).toBe(
      [
        'GET /api/incidents?$top=100&$filter=lastUpdateTime%20ge%202026-11-20T08%3A00%3A00Z HTTP/1.1',
        'Host: api.security.microsoft.com',
        'Accept: application/json',
        'Authorization: Bearer <access token>',
      ].join('\n'),
    );
    expect(odataText(REQUEST)).toBe('$top = 100\n$filter = lastUpdateTime ge 2026-11-20T08:00:00Z');
  });
});
