import { describe, expect, it } from 'vitest';
import { anIncident } from './incident.fixture.ts';
import { loadedRows, NO_ROWS_LOADED } from './loaded-rows.ts';

const [one, two] = [anIncident({ id: '1' }), anIncident({ id: '2' })];
const soc = [one];
const port = [two];

describe('loadedRows', () => {
  it('lists tenants in order, each with its name', () => {
    const { rows } = loadedRows(NO_ROWS_LOADED, [soc, port], ['Example SOC', 'Example Port']);
    expect(rows.map((row) => [row.incident.id, row.tenantName])).toEqual([
      ['1', 'Example SOC'],
      ['2', 'Example Port'],
    ]);
  });

  it('returns the same list until an incident list or a tenant name changes', () => {
    const loaded = loadedRows(NO_ROWS_LOADED, [soc], ['Example SOC']);
    expect(loadedRows(loaded, [soc], ['Example SOC'])).toBe(loaded);
    expect(loadedRows(loaded, [[one]], ['Example SOC'])).not.toBe(loaded);
    expect(loadedRows(loaded, [soc], ['Example Port']).rows[0]?.tenantName).toBe('Example Port');
    expect(loadedRows(loaded, [soc, port], ['Example SOC', 'Example Port']).rows).toHaveLength(2);
  });
});
