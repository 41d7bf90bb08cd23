import { describe, expect, it } from 'vitest';
import { anAlert, anIncident, anInstant, aPieceOfEvidence } from '../rows/incident.fixture.ts';
import { incidentSummary } from './incident-summary.ts';

const laptop = aPieceOfEvidence({ name: 'lap-01' });
const server = aPieceOfEvidence({ name: 'file-01' });
const user = aPieceOfEvidence({ kind: 'user', name: 'finance.lead' });

describe('the summary of an incident', () => {
  it('is derived from the alerts if the service sends none', () => {
    const incident = anIncident({
      alerts: [
        anAlert({
          severity: 'high',
          category: 'Impact',
          firstActivity: anInstant('2026-11-20T07:00:00Z'),
          lastActivity: anInstant('2026-11-20T08:04:00Z'),
          evidence: [laptop, server, user],
        }),
        anAlert({
          severity: 'medium',
          category: 'InitialAccess',
          firstActivity: anInstant('2026-11-20T06:00:00Z'),
          lastActivity: anInstant('2026-11-20T06:01:00Z'),
          evidence: [aPieceOfEvidence({ name: 'LAP-01' }), aPieceOfEvidence({ kind: 'mailbox', name: 'box' })],
        }),
        anAlert({ severity: 'high', category: 'CommandAndControl' }),
      ],
    });
    expect(incidentSummary(incident)).toEqual({
      origin: 'alerts',
      texts: [
        '3 alerts in 2 h 4 min on 2 devices, 1 account and 1 mailbox, from initial access to impact; 2 of high severity.',
      ],
    });
  });

  it.each([
    [
      [anAlert({ severity: 'low', category: 'Discovery', evidence: [user] })],
      '1 alert on 1 account, in discovery; low severity.',
    ],
    [
      [anAlert({ severity: 'low' }), anAlert({ severity: 'low' })],
      '2 alerts, in credential access; all of low severity.',
    ],
    [[anAlert({ severity: 'weird', category: 'SuspiciousActivity' })], '1 alert.'],
    [[anAlert({ severity: 'unknown', category: null })], '1 alert.'],
  ])('omits what the alerts do not report: %#', (alerts, text) => {
    expect(incidentSummary(anIncident({ alerts }))?.texts).toEqual([text]);
  });

  it('is the text of the service where there is one', () => {
    const alerts = [anAlert()];
    expect(incidentSummary(anIncident({ alerts, summary: 's', description: 'd' }))).toEqual({
      origin: 'service',
      texts: ['s', 'd'],
    });
    expect(incidentSummary(anIncident({ alerts, summary: 's', description: 's' }))?.texts).toEqual(['s']);
    expect(incidentSummary(anIncident({ alerts, summary: ' ' }))?.origin).toBe('alerts');
  });

  it('is missing without any text and without alerts', () => {
    expect(incidentSummary(anIncident())).toBeNull();
  });
});
