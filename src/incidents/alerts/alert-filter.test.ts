import { describe, expect, it } from 'vitest';
import { anAlert, aPieceOfEvidence } from '../rows/incident.fixture.ts';
import { alertOptions, filterAlerts, NO_ALERT_FILTER, validFilter } from './alert-filter.ts';

const device = (name: string) => aPieceOfEvidence({ kind: 'device', name });
const alerts = [
  anAlert({ id: 'a', severity: 'medium', status: 'resolved', evidence: [device('lap-01'), device('LAP-01')] }),
  anAlert({ id: 'b', severity: 'high', status: 'new', evidence: [device('lap-01'), device('file-01')] }),
  anAlert({
    id: 'c',
    severity: 'weird',
    status: 'new',
    evidence: [aPieceOfEvidence({ kind: 'ip', name: '192.0.2.1' })],
  }),
];
const shown = (change: Partial<typeof NO_ALERT_FILTER>) =>
  filterAlerts(alerts, { ...NO_ALERT_FILTER, ...change }).map(({ id }) => id);

describe('the filter of alerts', () => {
  it('shows alerts that have any selected value of every facet', () => {
    expect(shown({})).toEqual(['a', 'b', 'c']);
    expect(shown({ severity: ['high', 'medium'] })).toEqual(['a', 'b']);
    expect(shown({ status: ['new'], asset: ['lap-01'] })).toEqual(['b']);
    expect(shown({ asset: ['file-01'], severity: ['medium'] })).toEqual([]);
  });

  it('offers values in the order of severity and workflow, then others by frequency, with the number of alerts', () => {
    expect(alertOptions(alerts, 'severity').map(({ label, count }) => [label, count])).toEqual([
      ['High', 1],
      ['Medium', 1],
      ['weird', 1],
    ]);
    expect(alertOptions(alerts, 'status').map(({ label, count }) => [label, count])).toEqual([
      ['New', 2],
      ['Resolved', 1],
    ]);
  });

  it('offers assets only, ignoring case', () => {
    expect(alertOptions(alerts, 'asset')).toEqual([
      { value: 'lap-01', label: 'lap-01', count: 2 },
      { value: 'file-01', label: 'file-01', count: 1 },
    ]);
  });

  it('drops values that no alert has after a refresh', () => {
    const filter = { severity: ['high', 'low'], status: [], asset: ['gone'] };
    expect(validFilter(alerts, filter)).toEqual({ severity: ['high'], status: [], asset: [] });
  });
});
