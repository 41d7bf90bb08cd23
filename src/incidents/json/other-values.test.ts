import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../defender/limits/open-rate-limiter.ts';
import type { Api } from '../../entra/clouds.ts';
import { anIncident } from '../rows/incident.fixture.ts';
import {
  KNOWN_ALERT_PROPERTIES,
  KNOWN_INCIDENT_PROPERTIES,
  otherValuesOf,
  otherValuesOfAlerts,
} from './other-values.ts';

/** Wraps an object in a proxy that records which properties are read. */
function recordReads(object: { readonly [name: string]: unknown }) {
  const read = new Set<string>();
  const record = (name: string | symbol) => {
    if (typeof name === 'string') read.add(name);
  };
  const proxy = new Proxy(object, {
    has: (target, name) => {
      record(name);
      return Reflect.has(target, name);
    },
    get: (target, name) => {
      record(name);
      return Reflect.get(target, name);
    },
  });
  return { object: proxy, read };
}

describe('values without a label on the page', () => {
  it('are listed under the API’s property names', () => {
    const raw = { incidentName: 'labelled', region: { name: 'north', codes: [1, true, null, ''] }, '@odata.type': 'x' };
    expect(otherValuesOf(anIncident({ raw }))).toEqual([
      { name: 'region.name', value: 'north' },
      { name: 'region.codes.1', value: '1' },
      { name: 'region.codes.2', value: 'true' },
    ]);
  });

  it('are listed per alert, in the order of the parsed alerts', () => {
    const raw = { alerts: [{ title: 'labelled', detectorId: 'd1' }, 'not an alert', { investigationId: 7 }] };
    expect(otherValuesOfAlerts(anIncident({ raw }))).toEqual([
      [{ name: 'detectorId', value: 'd1' }],
      [{ name: 'investigationId', value: '7' }],
    ]);
    expect(otherValuesOfAlerts(anIncident({ raw: { alerts: 'none' } }))).toEqual([]);
  });

  it('depend on the API: the priority score has a label only where the API documents it', () => {
    const raw = { priorityScore: 87 };
    expect(otherValuesOf(anIncident({ raw, api: 'defender-xdr' }))).toEqual([{ name: 'priorityScore', value: '87' }]);
    expect(otherValuesOf(anIncident({ raw, api: 'graph-security' }))).toEqual([]);
  });

  it.each<Api>(['defender-xdr', 'graph-security'])(
    'are exactly the properties that the %s dialect does not parse',
    (api) => {
      const alert = recordReads({});
      const row = recordReads({ alerts: [alert.object] });
      DIALECTS[api].idOf(row.object);
      DIALECTS[api].parseRow(row.object, '1', 'any');
      expect([...KNOWN_INCIDENT_PROPERTIES[api]].sort()).toEqual([...row.read].sort());
      expect([...KNOWN_ALERT_PROPERTIES[api]].sort()).toEqual([...alert.read].sort());
    },
  );

  it('are limited to 200, at any depth', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`);
    expect(otherValuesOf(anIncident({ raw: { deep } }))).toHaveLength(1);
    expect(otherValuesOf(anIncident({ raw: { many: Array.from({ length: 900 }, (_, index) => index) } }))).toHaveLength(
      200,
    );
  });
});
