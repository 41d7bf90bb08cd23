import type { Incident } from '../../src/defender/model/incident.ts';
import { anAlert, anIncident, anInstant, aPieceOfEvidence } from '../../src/incidents/rows/incident.fixture.ts';

const NAMES = [
  'Suspicious sign-in',
  'Ransomware activity',
  'Phishing message opened',
  'Malware on one device',
  'Data upload',
];
const SEVERITIES = ['high', 'medium', 'low', 'informational'];
const STATUSES = ['active', 'inProgress', 'resolved'];
const FIRST = Date.parse('2026-05-01T00:00:00Z');

/** Incidents in a scrambled order. */
export function manyIncidents(count: number): readonly Incident[] {
  return Array.from({ length: count }, (_, index) => {
    const mixed = (index * 7_919) % count;
    const at = (offset: number) => anInstant(new Date(FIRST + mixed * 300_000 + offset).toISOString());
    return anIncident({
      id: String(10_000 + index),
      name: `${NAMES[mixed % NAMES.length]} on lap-${mixed % 997}.soc.example`,
      severity: SEVERITIES[mixed % SEVERITIES.length] ?? 'low',
      status: STATUSES[mixed % STATUSES.length] ?? 'active',
      assignedTo: mixed % 3 === 0 ? null : `analyst-${mixed % 12}@soc.example`,
      tags: mixed % 5 === 0 ? ['Contained'] : [],
      created: at(0),
      lastUpdate: at(60_000),
      alerts: [
        anAlert({
          id: `da${index}`,
          evidence: [
            aPieceOfEvidence({ name: `lap-${mixed % 997}.soc.example` }),
            aPieceOfEvidence({ kind: 'user', name: `user-${mixed % 499}@soc.example` }),
          ],
        }),
      ],
    });
  });
}
