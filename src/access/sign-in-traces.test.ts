import { describe, expect, it } from 'vitest';
import { forgetSignIn } from './forget-sign-in.ts';
import { hasSignInTraces, leftForSignOut } from './sign-in-traces.ts';

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
    ['an account of a later schema version', { 'msal.12|uid.utid|login.windows.net|tid': '{}' }, true],
    ['a pending sign-in response', { ...SIGNING_IN, 'msal.c.urlHash': 'code=x' }, true],
    ['a navigation without a response', SIGNING_IN, false],
    [
      'the response of the sign-out page',
      { 'msal.interaction.status': '{"clientId":"c","type":"signout"}', 'msal.c.urlHash': 'state=x' },
      false,
    ],
    [
      'bookkeeping that remains after a sign-out',
      { 'msal.version': '5.29.0', 'msal.3.account.keys': '[]', 'msal.c.urlHash': 'state=x' },
      false,
    ],
    ['other entries', { 'gatehouse.demo': '{}', 'msal-like': 'x' }, false],
    ['nothing', {}, false],
  ])('of %s', (_what, entries, expected) => {
    expect(hasSignInTraces(aStore(entries))).toBe(expected);
  });

  it('are none in blocked storage', () => {
    expect(hasSignInTraces(BLOCKED)).toBe(false);
    expect(hasSignInTraces(null)).toBe(false);
  });
});

describe('a return from the sign-out page', () => {
  it('is recognised by the interaction in progress', () => {
    expect(leftForSignOut(aStore({ 'msal.interaction.status': '{"clientId":"c","type":"signout"}' }))).toBe(true);
    expect(leftForSignOut(aStore(SIGNING_IN))).toBe(false);
    expect(leftForSignOut(aStore({}))).toBe(false);
  });

  it('is unknown in blocked storage', () => {
    const getItem = () => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(leftForSignOut({ getItem })).toBe(false);
    expect(leftForSignOut(null)).toBe(false);
  });
});

describe('forgetting a sign-in', () => {
  it('removes the entries of the library and of the demo, and no others', () => {
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

  it('does nothing in blocked storage', () => {
    expect(() => forgetSignIn(BLOCKED)).not.toThrow();
    expect(() => forgetSignIn(null)).not.toThrow();
  });
});
