import { describe, expect, it } from 'vitest';
import { createStore } from './store.ts';

describe('a store', () => {
  it('calls every listener after a change, with the new value in place', () => {
    const store = createStore(1);
    const seen: number[] = [];
    store.subscribe(() => seen.push(store.state()));
    store.subscribe(() => seen.push(store.state() * 10));
    store.set(2);
    expect(seen).toEqual([2, 20]);
  });

  it('calls no listener when the value stays the same', () => {
    const store = createStore({ count: 1 });
    let calls = 0;
    store.subscribe(() => {
      calls += 1;
    });
    store.set(store.state());
    expect(calls).toBe(0);
  });

  it('calls no listener that has unsubscribed', () => {
    const store = createStore('a');
    let calls = 0;
    const unsubscribe = store.subscribe(() => {
      calls += 1;
    });
    unsubscribe();
    store.set('b');
    expect(calls).toBe(0);
  });
});
