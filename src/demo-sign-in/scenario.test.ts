import { describe, expect, it } from 'vitest';
import { readScenario, startOverIn } from './scenario.ts';

function aStorage(entries: Record<string, string>) {
  const kept = new Map(Object.entries(entries));
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('the world of the demo', () => {
  it('is read from the query, and is normal for anything unknown', () => {
    expect(readScenario('?tenant=x&demo=busy')).toBe('busy');
    for (const query of ['', '?demo=', '?demo=BUSY', '?demo=%3Cscript%3E']) expect(readScenario(query)).toBe('normal');
  });

  it('starts over without the request under way, keeping the simulated Entra and what belongs to others', () => {
    const store = aStorage({
      'msal.interaction.status': '1',
      'msal.3|x': '2',
      'gatehouse.left-for-sign-in': '3',
      'gatehouse.demo': '4',
      'other.app': '5',
    });
    startOverIn('drift', store);
    expect([...store.kept.keys()].sort()).toEqual(['gatehouse.demo', 'gatehouse.demo-entered', 'other.app']);
  });
});
