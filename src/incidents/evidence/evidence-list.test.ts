import { describe, expect, it } from 'vitest';
import { anAlert, anIncident, aPieceOfEvidence } from '../rows/incident.fixture.ts';
import { copiedText, defangedText, evidenceByKind, findEvidence, listEvidence, verdictsOf } from './evidence-list.ts';

const laptopInFirstAlert = aPieceOfEvidence({
  name: 'LAP-01.soc.example',
  verdict: 'suspicious',
  roles: ['attacked'],
  facts: [{ name: 'osPlatform', value: 'Windows11' }],
});
const laptopInSecondAlert = aPieceOfEvidence({
  name: 'lap-01.SOC.example',
  verdict: 'malicious',
  remediationStatus: 'blocked',
  roles: ['attacked', 'source'],
  facts: [
    { name: 'osPlatform', value: 'Windows11' },
    { name: 'riskScore', value: 'high' },
  ],
});
const address = aPieceOfEvidence({ kind: 'ip', name: '198.51.100.23' });
const first = anAlert({ id: 'a', title: 'Beaconing', evidence: [laptopInFirstAlert, address] });
const second = anAlert({ id: 'b', title: 'Ransomware', evidence: [laptopInSecondAlert, laptopInSecondAlert] });
const list = listEvidence(anIncident({ alerts: [first, second] }));

describe('the evidence list of an incident', () => {
  it('lists each piece of evidence once, with every alert that includes it', () => {
    expect(list.map(({ name, alerts }) => [name, alerts.map(({ id }) => id)])).toEqual([
      ['LAP-01.soc.example', ['a', 'b']],
      ['198.51.100.23', ['a']],
    ]);
  });

  it('merges what the alerts report about it, without losing any value', () => {
    expect(list[0]).toMatchObject({
      verdicts: ['suspicious', 'malicious'],
      remediations: ['blocked'],
      roles: ['attacked', 'source'],
      details: [
        { name: 'osPlatform', values: ['Windows11'] },
        { name: 'riskScore', values: ['high'] },
      ],
    });
  });

  it('merges a detail that the alerts report with different values into one', () => {
    const seen = (value: string) => aPieceOfEvidence({ facts: [{ name: 'firstSeen', value }] });
    const incident = anIncident({
      alerts: [
        anAlert({ evidence: [seen('2024-01-02T00:00:00Z')] }),
        anAlert({ evidence: [seen('2024-01-01T00:00:00Z')] }),
      ],
    });
    expect(listEvidence(incident)[0]?.details).toEqual([
      { name: 'firstSeen', values: ['2024-01-02T00:00:00Z', '2024-01-01T00:00:00Z'] },
    ]);
  });

  it('sorts the evidence of a kind by its worst verdict: malicious, suspicious, then the others', () => {
    const file = (name: string, verdict: string | null) => aPieceOfEvidence({ kind: 'file', name, verdict });
    const pieces = listEvidence(
      anIncident({
        alerts: [
          anAlert({
            evidence: [
              file('none', null),
              file('clean', 'noThreatsFound'),
              file('odd', 'suspicious'),
              file('bad', 'malicious'),
              file('both', 'suspicious'),
              file('both', 'malicious'),
            ],
          }),
        ],
      }),
    );
    expect(evidenceByKind(pieces).map(([, inKind]) => inKind.map(({ name }) => name))).toEqual([
      ['bad', 'both', 'odd', 'none', 'clean'],
    ]);
    expect(verdictsOf(pieces)).toEqual(['malicious', 'suspicious', 'noThreatsFound']);
  });

  it('keeps evidence of an unknown kind', () => {
    const odd = anIncident({
      alerts: [anAlert({ evidence: [aPieceOfEvidence({ kind: 'quantumRelay', name: 'q' })] })],
    });
    expect(evidenceByKind(listEvidence(odd)).map(([kind]) => kind)).toEqual(['quantumRelay']);
  });

  it('sorts kinds by number of pieces', () => {
    const many = anIncident({
      alerts: [anAlert({ evidence: [address, laptopInFirstAlert, aPieceOfEvidence({ name: 'srv' })] })],
    });
    expect(evidenceByKind(listEvidence(many)).map(([kind, pieces]) => [kind, pieces.length])).toEqual([
      ['device', 2],
      ['ip', 1],
    ]);
  });

  it('matches a search in names, details and alert titles', () => {
    expect(findEvidence(list, 'lap-01').map(({ kind }) => kind)).toEqual(['device']);
    expect(findEvidence(list, 'WINDOWS11').map(({ kind }) => kind)).toEqual(['device']);
    expect(findEvidence(list, 'beaconing')).toHaveLength(2);
    expect(findEvidence(list, '  ')).toHaveLength(2);
    expect(findEvidence(list, 'nothing has this')).toEqual([]);
  });
});

describe('copied evidence', () => {
  it('cannot be opened after pasting', () => {
    expect(defangedText('https://files.attacker.example/a')).toBe('hxxps://files[.]attacker[.]example/a');
    expect(defangedText('198.51.100.23')).toBe('198[.]51[.]100[.]23');
    expect(defangedText('report.docx')).toBe('report.docx');
  });

  it.each([
    ['ftp://files.attacker.example/a', 'file', 'fxp://files[.]attacker[.]example/a'],
    ['attacker.example', 'url', 'attacker[.]example'],
    ['attacker.example/a.b', 'dns', 'attacker[.]example/a.b'],
    ['attacker.example', 'p2SenderDomain', 'attacker[.]example'],
    ['198.51.100.23:443', 'ip', '198[.]51[.]100[.]23:443'],
    ['2001:db8::1', 'ip', '2001[:]db8[:][:]1'],
    ['[2001:db8::1]:443', 'process', '[2001[:]db8[:][:]1][:]443'],
    ['lap-01.soc.example', 'device', 'lap-01.soc.example'],
    ['soc.example', 'activeDirectoryDomainName', 'soc.example'],
    ['http.exe', 'file', 'http.exe'],
    ['00:1a:2b:3c:4d:5e', 'nic', '00:1a:2b:3c:4d:5e'],
  ])('shows %s of kind %s as %s', (text, kind, expected) => {
    expect(defangedText(text, kind)).toBe(expected);
  });

  it('is a single line without hidden characters (pastejacking)', () => {
    expect(copiedText('whoami\nshutdown')).toBe('whoamiU+000Ashutdown');
    expect(copiedText('invoice\u202efdp.exe')).toBe('invoiceU+202Efdp.exe');
  });
});
