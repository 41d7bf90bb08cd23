import fc from 'fast-check';
import { epochMs } from '../../std/time.ts';
import { anAlert, anIncident, aPieceOfEvidence } from './incident.fixture.ts';
import { type QueueRow, queueRowOf } from './queue-row.ts';

/** Arbitrary rows with few distinct values, so that many rows are equal in a column. Includes undocumented values. */
export const anyRows: fc.Arbitrary<readonly QueueRow[]> = fc
  .array(
    fc.record({
      severity: fc.constantFrom('high', 'medium', 'low', 'informational', 'unknown', 'Severe', ''),
      status: fc.constantFrom('active', 'inProgress', 'resolved', 'redirected', 'awaitingAction', 'Parked'),
      name: fc.constantFrom('', 'Alpha', 'alpha', 'Älpha', 'Case 9', 'Case 10', '\u202e', '安全', 'a b'),
      assignedTo: fc.constantFrom(null, '', 'Analyst', 'analyst@soc.example'),
      classification: fc.constantFrom('unknown', 'truePositive', 'Guess'),
      tags: fc.constantFrom([], ['crown jewel']),
      techniques: fc.constantFrom([], ['T1566'], ['T1566.001', 'T1078']),
      evidence: fc.constantFrom([], [aPieceOfEvidence()]),
      alerts: fc.nat(3),
      lastUpdate: fc.integer({ min: 0, max: 5 }),
      created: fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER),
    }),
    { maxLength: 25 },
  )
  .map((drafts) =>
    drafts.map(({ alerts, created, evidence, lastUpdate, techniques, ...draft }, index) =>
      queueRowOf(
        anIncident({
          ...draft,
          id: String(index),
          alerts: Array.from({ length: alerts }, (_, alert) =>
            anAlert({ id: String(alert), mitreTechniques: techniques, evidence }),
          ),
          created: { epochMs: epochMs(created), raw: '' },
          lastUpdate: { epochMs: epochMs(lastUpdate), raw: '' },
        }),
        index % 2 === 0 ? 'Example SOC' : 'Example Foundry',
      ),
    ),
  );
