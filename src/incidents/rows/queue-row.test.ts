import { describe, expect, it } from 'vitest';
import { anAlert, anIncident, aPieceOfEvidence } from './incident.fixture.ts';
import { queueRowOf } from './queue-row.ts';

describe('queueRowOf', () => {
  it('makes one row per incident', () => {
    const incident = anIncident();
    expect(queueRowOf(incident, 'Example SOC')).toBe(queueRowOf(incident, 'Example SOC'));
  });

  it('makes a new row when the tenant name changes', () => {
    const incident = anIncident();
    queueRowOf(incident, 'Example SOC');
    expect(queueRowOf(incident, 'Example Foundry').tenantName).toBe('Example Foundry');
  });

  it('collects the column values from the alerts', () => {
    const device = aPieceOfEvidence({ kind: 'device', name: 'lap-01' });
    const row = queueRowOf(
      anIncident({
        alerts: [
          anAlert({
            id: 'a',
            status: 'new',
            serviceSource: 'MicrosoftDefenderForEndpoint',
            evidence: [device, device],
          }),
          anAlert({ id: 'b', status: 'resolved', serviceSource: 'microsoftDefenderForEndpoint', evidence: [device] }),
        ],
      }),
      'Example SOC',
    );
    expect(row.activeAlerts).toBe(1);
    expect(row.sources).toEqual(['Endpoint']);
    expect(row.categories).toEqual(['Credential access']);
    expect(row.assets).toEqual([{ kind: 'device', name: 'lap-01', alertCount: 2, isHit: false }]);
  });

  it('makes name, id, asset, tag and assignee searchable, and hidden characters by their code point', () => {
    const { searchText } = queueRowOf(
      anIncident({
        id: '4127',
        name: 'Invoice\u202efdp.exe',
        assignedTo: 'Analyst@soc.example',
        tags: ['Crown Jewels'],
        alerts: [anAlert({ evidence: [aPieceOfEvidence({ name: 'FIN-LT-014' })] })],
      }),
      'Example SOC',
    );
    for (const word of ['4127', 'u+202e', 'analyst@', 'crown jewels', 'fin-lt-014', 'endpoint', 'example soc']) {
      expect(searchText).toContain(word);
    }
  });

  it('ranks an undocumented severity after the documented ones, and `unknown` last', () => {
    const ranks = ['high', 'medium', 'low', 'informational', 'Severe', 'unknown'].map(
      (severity) => queueRowOf(anIncident({ severity }), '').severityRank,
    );
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(6);
  });
});
