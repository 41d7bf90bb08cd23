import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../defender/limits/open-rate-limiter.ts';
import type { Api } from '../../entra/clouds.ts';
import { anIncident } from '../rows/incident.fixture.ts';
import { otherValuesOf, otherValuesOfAlerts, TOLD_OF_ALERT, TOLD_OF_INCIDENT } from './other-values.ts';

/** An object that notes which of its properties are asked for. */
function watched(object: { readonly [name: string]: unknown }) {
  const asked = new Set<string>();
  const note = (name: string | symbol) => {
    if (typeof name === 'string') asked.add(name);
  };
  const proxy = new Proxy(object, {
    has: (target, name) => {
      note(name);
      return Reflect.has(target, name);
    },
    get: (target, name) => {
      note(name);
      return Reflect.get(target, name);
    },
  });
  return { object: proxy, asked };
}

describe('what the page has no name for', () => {
  it('is kept under the names the API gave it', () => {
    const raw = { incidentName: 'told', region: { name: 'north', codes: [1, true, null, ''] }, '@odata.type': 'x' };
    expect(otherValuesOf(anIncident({ raw }))).toEqual([
      { name: 'region.name', value: 'north' },
      { name: 'region.codes.1', value: '1' },
      { name: 'region.codes.2', value: 'true' },
    ]);
  });

  it('is kept for each alert, in the order of the alerts that were read', () => {
    const raw = { alerts: [{ title: 'told', detectorId: 'd1' }, 'no alert', { investigationId: 7 }] };
    expect(otherValuesOfAlerts(anIncident({ raw }))).toEqual([
      [{ name: 'detectorId', value: 'd1' }],
      [{ name: 'investigationId', value: '7' }],
    ]);
    expect(otherValuesOfAlerts(anIncident({ raw: { alerts: 'none' } }))).toEqual([]);
  });

  it('depends on the API: a priority is told by name where the API documents one', () => {
    const raw = { priorityScore: 87 };
    expect(otherValuesOf(anIncident({ raw, api: 'defender-xdr' }))).toEqual([{ name: 'priorityScore', value: '87' }]);
    expect(otherValuesOf(anIncident({ raw, api: 'graph-security' }))).toEqual([]);
  });

  it.each<Api>(['defender-xdr', 'graph-security'])('is whatever the reading of %s does not ask for', (api) => {
    const alert = watched({});
    const row = watched({ alerts: [alert.object] });
    DIALECTS[api].idOf(row.object);
    DIALECTS[api].parseRow(row.object, '1', 'any');
    expect([...TOLD_OF_INCIDENT[api]].sort()).toEqual([...row.asked].sort());
    expect([...TOLD_OF_ALERT[api]].sort()).toEqual([...alert.asked].sort());
  });

  it('ends after 200 values and at no depth', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`);
    expect(otherValuesOf(anIncident({ raw: { deep } }))).toHaveLength(1);
    expect(otherValuesOf(anIncident({ raw: { many: Array.from({ length: 900 }, (_, index) => index) } }))).toHaveLength(
      200,
    );
  });
});
