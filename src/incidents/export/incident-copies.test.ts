import { describe, expect, it } from 'vitest';
import { anAlert, anIncident } from '../rows/incident.fixture.ts';
import { queueRowOf } from '../rows/queue-row.ts';
import { idsText, linksText, markdownOf } from './incident-copies.ts';

const PAGE = 'https://gatehouse.example/app/?demo=normal';
const soc = queueRowOf(
  anIncident({ tenantId: 't-1', id: '41', name: 'Mail | from @everyone', alerts: [anAlert()] }),
  'Example SOC',
);
const port = queueRowOf(anIncident({ tenantId: 't-2', id: '7/8', assignedTo: 'analyst@port.example' }), 'Example Port');

describe('incident copies', () => {
  it('contain one link per line, with the tenant', () => {
    expect(linksText([soc, port], PAGE)).toBe(`${PAGE}#/incidents/t-1/41\n${PAGE}#/incidents/t-2/7%2F8`);
  });

  it('contain one id per line, with hidden characters made visible', () => {
    const odd = queueRowOf(anIncident({ id: '9\n\u202erm' }), 'Example SOC');
    expect(idsText([soc, odd])).toBe('41\n9U+000AU+202Erm');
  });

  it('are a Markdown table with linked ids and escaped cells', () => {
    expect(markdownOf([soc], PAGE)).toBe(
      [
        '| Id | Severity | Incident | Status | Assigned to | Alerts | Last update |',
        '| --- | --- | --- | --- | --- | --- | --- |',
        `| [41](${PAGE}#/incidents/t-1/41) | Medium | Mail \\| from \\@everyone | Active | Unassigned | 1/1 | 2026\\-11\\-20 08:00:00 UTC |`,
        '',
      ].join('\n'),
    );
  });

  it('have a tenant column for several tenants', () => {
    const [head = '', , first = '', second = ''] = markdownOf([soc, port], PAGE).split('\n');
    expect(head).toContain('| Tenant |');
    expect([first.includes('Example SOC'), second.includes('Example Port')]).toEqual([true, true]);
  });
});
