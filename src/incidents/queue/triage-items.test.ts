import { expect, test, vi } from 'vitest';
import { anIncidentSource } from '../../defender/incident-source.fixture.ts';
import { anIncident } from '../rows/incident.fixture.ts';
import { queueRowOf } from '../rows/queue-row.ts';
import { nextAfterChange, triageItems } from './triage-items.ts';

const table = { current: { focusNextRow: () => undefined } };
const move = () => undefined;

test('a change goes on in the open panel, until the end of the view', () => {
  const at = (position: number) => ({ place: { position, total: 3 }, table, move, hasSelection: false });
  expect(nextAfterChange(at(1))).not.toBeNull();
  expect(nextAfterChange(at(2))).toBeNull();
});

test('without a panel a change goes on to the next row, after a closing dialog has returned the focus', () => {
  vi.useFakeTimers();
  const focusNextRow = vi.fn();
  nextAfterChange({ place: null, table: { current: { focusNextRow } }, move, hasSelection: false })?.();
  expect(focusNextRow).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(focusNextRow).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

test('a selection has no next incident', () => {
  expect(nextAfterChange({ place: null, table, move, hasSelection: true })).toBeNull();
});

test('keys apply to the selection, else to the open panel, else to the active row', () => {
  const row = (id: string) => queueRowOf(anIncident({ id }), 'Tenant');
  const source = { ...anIncidentSource('defender-xdr', () => Promise.reject(new Error('not used'))) };
  const sources = [{ ...source, tenantId: row('1').incident.tenantId }];
  const idsOf = (selected: readonly string[], opened: string | null, active: string | null) =>
    triageItems({ sources, selected: selected.map(row), opened: opened === null ? null : row(opened) })
      .targets(active === null ? null : row(active))
      .map(({ incident }) => incident.id);
  expect(idsOf(['1', '2'], '3', '4')).toEqual(['1', '2']);
  expect(idsOf([], '3', '4')).toEqual(['3']);
  expect(idsOf([], null, '4')).toEqual(['4']);
  expect(idsOf([], null, null)).toEqual([]);
});
