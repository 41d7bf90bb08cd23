import { describe, expect, it } from 'vitest';
import { evidenceOf } from './evidence-of.ts';
import { anAlert, anIncident, aPieceOfEvidence } from './incident-builder.ts';

describe('the evidence of an incident', () => {
  it('is each piece once, however it is spelled and whichever alerts point at it', () => {
    const user = aPieceOfEvidence({ kind: 'user', name: 'finance.lead@soc.example' });
    const device = aPieceOfEvidence({ kind: 'device', name: 'FIN-LT-014' });
    const judged = aPieceOfEvidence({ kind: 'device', name: 'fin-lt-014', verdict: 'malicious' });
    const incident = anIncident({ alerts: [anAlert({ evidence: [user, device] }), anAlert({ evidence: [judged] })] });
    expect(evidenceOf(incident)).toEqual([user, judged]);
  });

  it('keeps apart what has the same name and another kind', () => {
    const names = ['user', 'mailbox'].map((kind) => aPieceOfEvidence({ kind, name: 'a@soc.example' }));
    expect(evidenceOf(anIncident({ alerts: [anAlert({ evidence: names })] }))).toEqual(names);
  });
});
