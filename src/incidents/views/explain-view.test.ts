import { describe, expect, it } from 'vitest';
import { epochMs } from '../../std/time.ts';
import { NO_FILTER } from '../rows/queue-filter.ts';
import { explainFilter, explainOrder, odataText, requestText } from './explain-view.ts';

const CONTEXT = { me: 'analyst@soc.example', now: epochMs(Date.parse('2026-11-20T12:00:00Z')) };
const CALL = {
  purpose: 'changes',
  method: 'GET',
  url: 'https://api.security.microsoft.com/api/incidents?$top=100&$filter=lastUpdateTime%20ge%202026-11-20T08%3A00%3A00Z',
  headers: { Accept: 'application/json' },
} as const;

describe('explaining a view', () => {
  it('says nothing of a filter that is not there', () => {
    expect(explainFilter(NO_FILTER, CONTEXT)).toEqual([]);
  });

  it('has a sentence for every part, in the words of the page', () => {
    const filter = {
      ...NO_FILTER,
      search: ' spray ',
      severity: ['high', 'Severe'],
      assigned: 'me',
      hygiene: ['overdue'],
      updated: { kind: 'last', preset: '7d' },
    } as const;
    expect(explainFilter(filter, CONTEXT)).toEqual([
      'Severity is “High” or “Severe”.',
      'Hygiene is “High and active for over 4 hours”.',
      'Assigned to analyst@soc.example.',
      'Last update: last 7 days.',
      'Each word of “spray” is in what the row shows, its id, assets or tags.',
    ]);
    expect(explainOrder('updated', 'descending')).toBe('Ordered by last update, descending.');
  });

  it('makes what attackers wrote inert', () => {
    expect(explainFilter({ ...NO_FILTER, tag: ['a\u202eb'] }, CONTEXT)).toEqual(['Tag is “aU+202Eb”.']);
  });

  it('gives a request to copy, with a place for the token, and its query to read', () => {
    expect(requestText(CALL)).toBe(
      [
        'GET /api/incidents?$top=100&$filter=lastUpdateTime%20ge%202026-11-20T08%3A00%3A00Z HTTP/1.1',
        'Host: api.security.microsoft.com',
        'Accept: application/json',
        'Authorization: Bearer <access token>',
      ].join('\n'),
    );
    expect(odataText(CALL)).toBe('$top = 100\n$filter = lastUpdateTime ge 2026-11-20T08:00:00Z');
  });
});
