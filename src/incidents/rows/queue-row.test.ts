import { describe, expect, it } from 'vitest';
import { anAlert, anIncident, aPieceOfEvidence } from './incident.fixture.ts';
import { queueRowOf } from './queue-row.ts';

describe('a row of the queue', () => {
  it('is made once for an incident', () => {
    const incident = anIncident();
    expect(queueRowOf(incident, 'Example SOC')).toBe(queueRowOf(incident, 'Example SOC'));
  });

  it('is made anew when the tenant goes by another name', () => {
    const incident = anIncident();
    queueRowOf(incident, 'Example SOC');
    expect(queueRowOf(incident, 'Example Foundry').tenantName).toBe('Example Foundry');
  });

  it('knows what the columns show of the alerts', () => {
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

  it('is found by name, id, asset, tag and person, hidden characters by their code point', () => {
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

  it('ranks a severity the service made up after those everybody knows, and an unknown one last', () => {
    const ranks = ['high', 'medium', 'low', 'informational', 'Severe', 'unknown'].map(
      (severity) => queueRowOf(anIncident({ severity }), '').severityRank,
    );
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(6);
  });
});
