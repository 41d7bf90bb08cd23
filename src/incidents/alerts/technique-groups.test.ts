import { describe, expect, it } from 'vitest';
import { anAlert } from '../rows/incident.fixture.ts';
import { techniqueGroups } from './technique-groups.ts';

function seen(...alerts: Parameters<typeof techniqueGroups>[0]) {
  return techniqueGroups(alerts).flatMap(({ tactic, techniques }) =>
    techniques.map(({ id, name, alertCount }) => [tactic?.name ?? null, id, name, alertCount]),
  );
}

describe('the techniques of an incident', () => {
  it('stand in the tactic that their alert names, where they belong to several', () => {
    const scheduledTask = (category: string) => anAlert({ category, mitreTechniques: ['T1053.005'] });
    expect(seen(scheduledTask('Persistence'))).toEqual([
      ['Persistence', 'T1053.005', 'Scheduled Task/Job: Scheduled Task', 1],
    ]);
    expect(seen(scheduledTask('PrivilegeEscalation'))[0]?.[0]).toBe('Privilege escalation');
    expect(seen(scheduledTask('Malware'))[0]?.[0]).toBe('Execution');
  });

  it('are counted by alert, each once', () => {
    const alert = anAlert({ category: 'Impact', mitreTechniques: ['T1486', 'T1486'] });
    expect(seen(alert, alert)).toEqual([['Impact', 'T1486', 'Data Encrypted for Impact', 2]]);
  });

  it('are shown as they came when nobody knows them', () => {
    expect(seen(anAlert({ mitreTechniques: ['T9999', '<script>'] }))).toEqual([
      [null, '<script>', null, 1],
      [null, 'T9999', null, 1],
    ]);
  });

  it('bring every tactic along, also those that nobody saw', () => {
    expect(techniqueGroups([]).map(({ tactic }) => tactic?.id)).toHaveLength(14);
  });

  it('carry the gravest severity of their alerts', () => {
    const alert = (severity: string) => anAlert({ severity, category: 'Impact', mitreTechniques: ['T1486'] });
    const impact = techniqueGroups([alert('low'), alert('high'), alert('medium')]).find(
      ({ tactic }) => tactic?.id === 'TA0040',
    );
    expect(impact?.techniques[0]?.severity).toBe('high');
    expect(impact?.severity).toBe('high');
  });
});
