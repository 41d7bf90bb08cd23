import { expect, test } from 'vitest';
import { DEFENDER_XDR } from '../../defender/dialects/defender-xdr-dialect.ts';
import { GRAPH_SECURITY } from '../../defender/dialects/graph-security-dialect.ts';
import { parsePage } from '../../defender/dialects/parse-page.ts';
import graphSample from '../../defender/samples/graph-list-incidents-expand-alerts.docs.json';
import xdrSample from '../../defender/samples/xdr-list-incidents.docs.json';
import { epochMs } from '../../std/time.ts';
import { filterRows } from './filter-rows.ts';
import { NO_FILTER } from './queue-filter.ts';
import { queueRowOf } from './queue-row.ts';
import { sortRows } from './sort-rows.ts';

const ALERTS = 200;
const LONG_TEXT = 'x'.repeat(1024 * 1024);

/** A page of a documented API in which each incident has 200 alerts, and the first one a name of a megabyte. */
const PAGES = [
  [
    'defender-xdr',
    DEFENDER_XDR,
    () =>
      Array.from({ length: 100 }, (_, index) => ({
        ...xdrSample.value[0],
        incidentId: index,
        incidentName: index === 0 ? LONG_TEXT : `Incident ${index}`,
        alerts: Array.from({ length: ALERTS }, (_none, alert) => ({
          ...xdrSample.value[0]?.alerts[0],
          alertId: `${index}-${alert}`,
          title: `Alert ${alert} of ${index}`,
        })),
      })),
  ],
  [
    'graph-security',
    GRAPH_SECURITY,
    () =>
      Array.from({ length: 50 }, (_, index) => ({
        ...graphSample.value[0],
        id: String(index),
        displayName: index === 0 ? LONG_TEXT : `Incident ${index}`,
        alerts: Array.from({ length: ALERTS }, (_none, alert) => ({
          ...graphSample.value[0]?.alerts[0],
          id: `${index}-${alert}`,
          title: `Alert ${alert} of ${index}`,
        })),
      })),
  ],
] as const;

test.each(PAGES)(
  'a page of %s with 200 alerts per incident and a name of a megabyte becomes searchable rows in less than four seconds',
  (_api, dialect, page) => {
    const text = JSON.stringify({ value: page() });
    expect(text.length).toBeGreaterThan(30_000_000);
    const started = process.cpuUsage();
    const incidents = (parsePage(dialect, JSON.parse(text), 't-1')?.rows ?? []).map(({ incident }) => incident);
    const rows = sortRows(
      incidents.map((incident) => queueRowOf(incident, 'Example SOC')),
      'updated',
      'descending',
    );
    const found = filterRows(rows, { ...NO_FILTER, search: 'incident 7' }, { me: null, now: epochMs(0) });
    const { user, system } = process.cpuUsage(started);
    expect(found.length).toBeGreaterThan(0);
    expect(incidents.reduce((sum, { alerts }) => sum + (alerts?.length ?? 0), 0)).toBe(incidents.length * ALERTS);
    // CPU time, which does not depend on the load of the machine.
    expect((user + system) / 1000).toBeLessThan(2_000);
  },
);
