import { describe, expect, it } from 'vitest';
import { forgetSignIn } from './forget-sign-in.ts';
import { hasSignInTraces } from './sign-in-traces.ts';

function aStore(entries: Record<string, string>) {
  const map = new Map(Object.entries(entries));
  return {
    get length() {
      return map.size;
    },
    key: (index: number) => [...map.keys()][index] ?? null,
    getItem: (key: string) => map.get(key) ?? null,
    removeItem: (key: string) => void map.delete(key),
    keys: () => [...map.keys()],
  };
}

const BLOCKED = {
  get length(): number {
    throw new DOMException('no', 'SecurityError');
  },
  key: () => null,
  getItem: () => null,
  removeItem: () => undefined,
};

const SIGNING_IN = { 'msal.interaction.status': '{"clientId":"c","type":"signin"}' };

describe('traces of a sign-in', () => {
  it.each([
    ['an account', { 'msal.3|uid.utid|login.windows.net|tid': '{}' }, true],
    ['an account in the shape of a later version', { 'msal.12|uid.utid|login.windows.net|tid': '{}' }, true],
    ['an answer that waits to be taken', { ...SIGNING_IN, 'msal.c.urlHash': 'code=x' }, true],
    ['a departure without an answer', SIGNING_IN, false],
    [
      'the answer of the sign-out page',
      { 'msal.interaction.status': '{"clientId":"c","type":"signout"}', 'msal.c.urlHash': 'state=x' },
      false,
    ],
    [
      'the bookkeeping that outlives a sign-out',
      { 'msal.version': '5.29.0', 'msal.3.account.keys': '[]', 'msal.c.urlHash': 'state=x' },
      false,
    ],
    ['entries of others', { 'gatehouse.demo': '{}', 'msal-like': 'x' }, false],
    ['nothing', {}, false],
  ])('%s', (_what, entries, expected) => {
    expect(hasSignInTraces(aStore(entries))).toBe(expected);
  });

  it('are none in a blocked store', () => {
    expect(hasSignInTraces(BLOCKED)).toBe(false);
    expect(hasSignInTraces(null)).toBe(false);
  });
});

describe('forgetting a sign-in', () => {
  it('removes all that the library and the demo keep and nothing else', () => {
    const store = aStore({
      ...SIGNING_IN,
      'msal.version': '5.29.0',
      'msal.3|uid.utid|login.windows.net|tid': '{}',
      'msal.c.throttling.{}': '{}',
      'gatehouse.demo': '{}',
      'gatehouse.left-for-sign-in': '1',
      'gatehouse.sign-in-navigations': '{}',
      'gatehouse.seen-sign-out': '',
      'gatehouse.mode': 'demo',
      'others.msal.': 'x',
    });
    forgetSignIn(store);
    expect(store.keys()).toEqual(['gatehouse.mode', 'others.msal.']);
  });

  it('has nothing to do in a blocked store', () => {
    expect(() => forgetSignIn(BLOCKED)).not.toThrow();
    expect(() => forgetSignIn(null)).not.toThrow();
  });
});
