import { describe, expect, it } from 'vitest';
import { anIncident } from './incident-builder.ts';
import { otherValuesOf, otherValuesOfAlerts } from './other-values.ts';

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

  it('ends after 200 values and at no depth', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`);
    expect(otherValuesOf(anIncident({ raw: { deep } }))).toHaveLength(1);
    expect(otherValuesOf(anIncident({ raw: { many: Array.from({ length: 900 }, (_, index) => index) } }))).toHaveLength(
      200,
    );
  });
});
