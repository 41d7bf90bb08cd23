import { describe, expect, it } from 'vitest';
import { anAlert, anIncident, anInstant, aPieceOfEvidence } from './incident-builder.ts';
import {
  activeAlertCount,
  categoriesOf,
  evidenceOf,
  firstActivityOf,
  impactedAssets,
  lastActivityOf,
  sourcesOf,
  techniquesOf,
} from './incident-facts.ts';

const user = aPieceOfEvidence({ kind: 'user', name: 'finance.lead@soc.example' });
const device = aPieceOfEvidence({ kind: 'device', name: 'FIN-LT-014' });
const file = aPieceOfEvidence({ kind: 'file', name: 'invoice.exe' });

describe('what follows from the alerts of an incident', () => {
  it('counts an asset once for each alert that points at it, the most pointed at first', () => {
    const incident = anIncident({
      alerts: [
        anAlert({ evidence: [user, device, device, file] }),
        anAlert({ evidence: [{ ...device, name: 'fin-lt-014' }] }),
      ],
    });
    expect(impactedAssets(incident).map(({ kind, alertCount }) => [kind, alertCount])).toEqual([
      ['device', 2],
      ['user', 1],
    ]);
    expect(evidenceOf(incident)).toHaveLength(3);
  });

  it('counts an alert as active until it is resolved', () => {
    const statuses = ['new', 'inProgress', 'resolved', 'Parked'];
    expect(activeAlertCount(anIncident({ alerts: statuses.map((status) => anAlert({ status })) }))).toBe(3);
  });

  it('names sources, categories and techniques once', () => {
    const incident = anIncident({
      alerts: [
        anAlert({ serviceSource: 'a', category: 'x', mitreTechniques: ['T2', 'T1'] }),
        anAlert({ serviceSource: null, category: 'x', mitreTechniques: ['T1'] }),
      ],
    });
    expect(sourcesOf(incident)).toEqual(['a']);
    expect(categoriesOf(incident)).toEqual(['x']);
    expect(techniquesOf(incident)).toEqual(['T1', 'T2']);
  });

  it('reaches from the first to the last activity of any alert', () => {
    const incident = anIncident({
      alerts: [
        anAlert({ firstActivity: anInstant('2026-11-20T07:00:00Z'), lastActivity: null }),
        anAlert({
          firstActivity: anInstant('2026-11-20T06:00:00.1234567Z'),
          lastActivity: anInstant('2026-11-20T09:00:00Z'),
        }),
      ],
    });
    expect(firstActivityOf(incident)?.raw).toBe('2026-11-20T06:00:00.1234567Z');
    expect(lastActivityOf(incident)?.raw).toBe('2026-11-20T09:00:00Z');
    expect(firstActivityOf(anIncident())).toBeNull();
  });
});
