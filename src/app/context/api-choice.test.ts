import { expect, it } from 'vitest';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { createApiChoice } from './api-choice.ts';

it('the choice is the configured API until the user switches, and the tab remembers it', () => {
  const store = createMemoryStore();
  const reopen = () => createApiChoice({ store, mode: 'live', configured: 'defender-xdr' });
  const choice = reopen();
  expect(choice.state()).toBe('defender-xdr');
  choice.switchApi();
  expect(reopen().state()).toBe('graph-security');
  choice.switchApi();
  expect(reopen().state()).toBe('defender-xdr');
});

it('a switch in the demo does not change the live app', () => {
  const store = createMemoryStore();
  createApiChoice({ store, mode: 'demo', configured: 'defender-xdr' }).switchApi();
  expect(createApiChoice({ store, mode: 'live', configured: 'defender-xdr' }).state()).toBe('defender-xdr');
});

it('the choice ignores an invalid stored value and notifies its listeners of a switch', () => {
  const store = createMemoryStore();
  store.setItem('gatehouse.api.live', 'moon');
  const choice = createApiChoice({ store, mode: 'live', configured: 'graph-security' });
  let notifications = 0;
  choice.subscribe(() => {
    notifications += 1;
  });
  expect(choice.state()).toBe('graph-security');
  choice.switchApi();
  expect([choice.state(), notifications]).toEqual(['defender-xdr', 1]);
});
