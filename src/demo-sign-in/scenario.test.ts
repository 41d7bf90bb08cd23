import { describe, expect, it } from 'vitest';
import { readScenario, switchScenario } from './scenario.ts';

function aStorage(entries: Record<string, string>) {
  const stored = new Map(Object.entries(entries));
  return {
    stored,
    get length() {
      return stored.size;
    },
    key: (index: number) => [...stored.keys()][index] ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
}

describe('readScenario', () => {
  it('returns the scenario in the query, and `normal` for an unknown one', () => {
    expect(readScenario('?tenant=x&demo=busy')).toBe('busy');
    for (const query of ['', '?demo=', '?demo=BUSY', '?demo=%3Cscript%3E']) expect(readScenario(query)).toBe('normal');
  });
});

describe('switchScenario', () => {
  it('removes the pending sign-in and keeps the simulated Entra and the entries of other apps', () => {
    const store = aStorage({
      'msal.interaction.status': '1',
      'msal.3|x': '2',
      'gatehouse.left-for-sign-in': '3',
      'gatehouse.demo': '4',
      'other.app': '5',
    });
    switchScenario('drift', store);
    expect([...store.stored.keys()].sort()).toEqual(['gatehouse.demo', 'gatehouse.demo-entered', 'other.app']);
  });
});
