import { expect, test } from 'vitest';
import { createStore } from '../../std/store.ts';
import { anIncident } from '../rows/incident.fixture.ts';
import { pacedSubscribe } from './paced-changes.ts';
import { aTriageSession } from './triage.fixture.ts';
import type { TriageState } from './triage-state.ts';

const { items } = aTriageSession([anIncident({ id: '1' })]);
const BATCH = {
  id: 1,
  edit: { status: 'resolved' },
  total: 2,
  waiting: items,
  isPaused: false,
  cancelled: [],
  isDismissed: false,
} as const;
const IDLE: TriageState = { question: null, isPreparing: false, changes: [], batch: null };

function aPacedStore() {
  const store = createStore(IDLE);
  const ends: (() => void)[] = [];
  let calls = 0;
  const subscribe = pacedSubscribe(store, () => new Promise((resolve) => ends.push(resolve)));
  const stop = subscribe(() => {
    calls += 1;
  });
  return {
    store,
    stop,
    calls: () => calls,
    /** Lets every delay end. */
    wait: async () => {
      for (const end of ends.splice(0)) end();
      await Promise.resolve();
    },
  };
}

test('collects the progress of a batch, and reports the newest state once', async () => {
  const { store, calls, wait } = aPacedStore();
  store.set({ ...IDLE, batch: BATCH });
  expect(calls()).toBe(1);
  for (let step = 0; step < 5; step += 1) store.set({ ...IDLE, batch: { ...BATCH } });
  expect(calls()).toBe(1);
  await wait();
  expect(calls()).toBe(2);
  await wait();
  expect(calls()).toBe(2);
});

test('reports at once what the user does during a batch, and its end', async () => {
  const { store, calls, wait, stop } = aPacedStore();
  store.set({ ...IDLE, batch: BATCH });
  store.set({ ...IDLE, batch: { ...BATCH } });
  store.set({ ...IDLE, batch: { ...BATCH, isPaused: true } });
  expect(calls()).toBe(2);
  await wait();
  expect(calls()).toBe(2);
  store.set({ ...IDLE, batch: { ...BATCH, isPaused: true }, question: { kind: 'log' } });
  store.set({ ...IDLE, batch: { ...BATCH, isPaused: true, waiting: [] }, question: { kind: 'log' } });
  expect(calls()).toBe(4);
  stop();
  store.set(IDLE);
  expect(calls()).toBe(4);
});

test('reports each stage of a single change at once', () => {
  const { store, calls } = aPacedStore();
  for (let step = 0; step < 3; step += 1) store.set({ ...IDLE, changes: [] });
  expect(calls()).toBe(3);
});
