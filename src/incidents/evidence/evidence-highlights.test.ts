import { describe, expect, it } from 'vitest';
import { anAlert, anIncident, aPieceOfEvidence } from '../rows/incident.fixture.ts';
import { deviceNames, highlightsOf } from './evidence-highlights.ts';
import { listEvidence } from './evidence-list.ts';

const SHA = '9b1f47c2'.repeat(8);

/** The text below the name of each piece, as `label value`. */
function linesOf(...evidence: Parameters<typeof aPieceOfEvidence>[0][]) {
  const incident = anIncident({ alerts: [anAlert({ evidence: evidence.map(aPieceOfEvidence) })] });
  const devices = deviceNames(incident);
  return listEvidence(incident).map((piece) =>
    highlightsOf(piece, devices).map(({ label, value }) => (label === null ? value : `${label} ${value}`)),
  );
}

const facts = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

describe('the details below the name of evidence', () => {
  it('are the path and the hash of a file', () => {
    expect(
      linesOf({
        kind: 'file',
        name: 'a.exe',
        facts: facts({ sha1: 'x', sha256: SHA, fileName: 'a.exe', filePath: 'C:\\t' }),
      }),
    ).toEqual([['C:\\t', 'SHA-256 9b1f47c2…47c2']]);
  });

  it('are the device, the process ID and the user of a process', () => {
    expect(
      linesOf(
        {
          kind: 'process',
          name: 'cmd.exe /c x',
          facts: facts({ processId: '7312', deviceId: 'AB12', accountName: 'finance.lead' }),
        },
        { kind: 'device', name: 'lap-01.soc.example', facts: facts({ mdatpDeviceId: 'ab12' }) },
      )[0],
    ).toEqual(['lap-01.soc.example', 'PID 7312', 'by finance.lead']);
  });

  it('omit a device that the incident does not name', () => {
    expect(linesOf({ kind: 'process', name: 'x', facts: facts({ deviceId: 'unknown', processId: '1' }) })).toEqual([
      ['PID 1'],
    ]);
  });

  it('are the first two of evidence of an unknown kind, without those that repeat its name', () => {
    expect(
      linesOf({
        kind: 'quantumRelay',
        name: 'QR-7',
        facts: facts({ relayName: 'QR-7', phase: '3', spin: 'up', mode: 'x' }),
      }),
    ).toEqual([['Phase 3', 'Spin up']]);
  });

  it('count the values beyond the first two', () => {
    const process = (processId: string) => ({ kind: 'process', name: 'x', facts: facts({ processId }) });
    expect(linesOf(process('1'), process('2'), process('3'), process('4'))).toEqual([['PID 1, 2 and 2 more']]);
  });
});
