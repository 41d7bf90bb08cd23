import { describe, expect, it } from 'vitest';
import { anAlert } from '../rows/incident.fixture.ts';
import { techniqueGroups } from './technique-groups.ts';

function listed(...alerts: Parameters<typeof techniqueGroups>[0]) {
  return techniqueGroups(alerts).flatMap(({ tactic, techniques }) =>
    techniques.map(({ id, name, alertCount }) => [tactic?.name ?? null, id, name, alertCount]),
  );
}

describe('techniqueGroups', () => {
  it('puts a technique of several tactics under the tactic in its alert’s category', () => {
    const scheduledTask = (category: string) => anAlert({ category, mitreTechniques: ['T1053.005'] });
    expect(listed(scheduledTask('Persistence'))).toEqual([
      ['Persistence', 'T1053.005', 'Scheduled Task/Job: Scheduled Task', 1],
    ]);
    expect(listed(scheduledTask('PrivilegeEscalation'))[0]?.[0]).toBe('Privilege escalation');
    expect(listed(scheduledTask('Malware'))[0]?.[0]).toBe('Execution');
  });

  it('counts a technique once per alert', () => {
    const alert = anAlert({ category: 'Impact', mitreTechniques: ['T1486', 'T1486'] });
    expect(listed(alert, alert)).toEqual([['Impact', 'T1486', 'Data Encrypted for Impact', 2]]);
  });

  it('keeps unknown techniques as they are', () => {
    expect(listed(anAlert({ mitreTechniques: ['T9999', '<script>'] }))).toEqual([
      [null, '<script>', null, 1],
      [null, 'T9999', null, 1],
    ]);
  });

  it('includes every tactic, even without techniques', () => {
    expect(techniqueGroups([]).map(({ tactic }) => tactic?.id)).toHaveLength(14);
  });

  it('takes the highest severity of the alerts', () => {
    const alert = (severity: string) => anAlert({ severity, category: 'Impact', mitreTechniques: ['T1486'] });
    const impact = techniqueGroups([alert('low'), alert('high'), alert('medium')]).find(
      ({ tactic }) => tactic?.id === 'TA0040',
    );
    expect(impact?.techniques[0]?.severity).toBe('high');
    expect(impact?.severity).toBe('high');
  });
});
