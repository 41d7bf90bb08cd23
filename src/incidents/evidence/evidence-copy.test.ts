import { describe, expect, it } from 'vitest';
import { anAlert, anIncident, anInstant, aPieceOfEvidence } from '../rows/incident.fixture.ts';
import { evidenceMarkdown, evidenceTsv } from './evidence-copy.ts';
import { listEvidence } from './evidence-list.ts';

const list = listEvidence(
  anIncident({
    alerts: [
      anAlert({
        title: 'Beaconing | <script>\t\u202e',
        firstActivity: anInstant('2026-11-20T06:00:00Z'),
        evidence: [
          aPieceOfEvidence({
            kind: 'url',
            name: 'https://files.attacker.example/a',
            verdict: 'malicious',
            remediationStatus: 'none',
            roles: ['source'],
            facts: [{ name: 'ipAddress', value: '198.51.100.23' }],
          }),
          aPieceOfEvidence({ kind: 'process', name: "=cmd|'/c calc'!A1\tx\nshutdown", facts: [] }),
        ],
      }),
    ],
  }),
);

describe('evidence copied as a table', () => {
  it('is tab-separated with a header, defanged, with one line for each piece', () => {
    const [header, first, second, end] = evidenceTsv(list).split('\r\n');
    expect(header).toBe('Kind\tEvidence\tVerdict\tRemediation\tRoles\tAlerts\tFirst seen\tDetails');
    expect(first).toBe(
      'URL\thxxps://files[.]attacker[.]example/a\tMalicious\tNot remediated\tSource\tBeaconing | <script>U+0009U+202E\t2026-11-20 06:00:00 UTC\tIP address: 198[.]51[.]100[.]23',
    );
    expect(second?.split('\t')).toEqual([
      'Process',
      "'=cmd|'/c calc'!A1U+0009xU+000Ashutdown",
      '',
      '',
      '',
      'Beaconing | <script>U+0009U+202E',
      '2026-11-20 06:00:00 UTC',
      '',
    ]);
    expect(end).toBe('');
  });

  it('contains no markup of its texts as Markdown', () => {
    const [, , first, second] = evidenceMarkdown(list).split('\n');
    expect(first).toContain('Beaconing \\| \\<script\\>');
    expect(first).toContain('hxxps\\[:\\]//files\\[.\\]attacker\\[.\\]example/a');
    expect(second).toContain("\\=cmd\\|'/c calc'\\!A1U\\+0009xU\\+000Ashutdown");
  });

  it('shortens long details as Markdown only', () => {
    const long = listEvidence(
      anIncident({
        alerts: [anAlert({ evidence: [aPieceOfEvidence({ facts: [{ name: 'x', value: 'a'.repeat(999) }] })] })],
      }),
    );
    expect(evidenceMarkdown(long)).toContain(`${'a'.repeat(196)}…`);
    expect(evidenceTsv(long)).toContain('a'.repeat(999));
  });
});
