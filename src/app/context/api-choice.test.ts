import { expect, it } from 'vitest';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { createApiChoice } from './api-choice.ts';

it('is the configured API until somebody switches, and is remembered by the tab', () => {
  const store = createMemoryStore();
  const choice = createApiChoice(store, 'live', 'defender-xdr');
  expect(choice.state()).toBe('defender-xdr');
  choice.switchApi();
  expect(createApiChoice(store, 'live', 'defender-xdr').state()).toBe('graph-security');
  choice.switchApi();
  expect(createApiChoice(store, 'live', 'defender-xdr').state()).toBe('defender-xdr');
});

it('keeps what was tried in the demo out of the live app', () => {
  const store = createMemoryStore();
  createApiChoice(store, 'demo', 'defender-xdr').switchApi();
  expect(createApiChoice(store, 'live', 'defender-xdr').state()).toBe('defender-xdr');
});

it('takes nonsense in the store for no choice, and tells whoever listens', () => {
  const store = createMemoryStore();
  store.setItem('gatehouse.api.live', 'moon');
  const choice = createApiChoice(store, 'live', 'graph-security');
  let told = 0;
  choice.subscribe(() => {
    told += 1;
  });
  expect(choice.state()).toBe('graph-security');
  choice.switchApi();
  expect([choice.state(), told]).toEqual(['defender-xdr', 1]);
});
