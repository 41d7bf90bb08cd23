import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createFairQueue } from './fair-queue.ts';

const never = new AbortController().signal;
const turns = async () => {
  for (let step = 0; step < 10; step += 1) await Promise.resolve();
};

/** Tasks that end when they are told to, in the order in which they start. */
function aQueue(maxInFlight: number) {
  const queue = createFairQueue(maxInFlight);
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const add = (owner: string, name = owner, signal = never) =>
    queue.run(owner, signal, () => {
      started.push(name);
      return new Promise<string>((resolve) => ends.push(() => resolve(name)));
    });
  const endNext = async () => {
    ends.shift()?.();
    await turns();
  };
  return { queue, started, add, endNext };
}

describe('a fair queue', () => {
  it('starts tasks at once up to its limit', async () => {
    const { started, add } = aQueue(2);
    for (const owner of ['a', 'b', 'c']) void add(owner);
    await turns();
    expect(started).toEqual(['a', 'b']);
  });

  it('lets owners take turns, so that one with many tasks holds up no other', async () => {
    const { started, add, endNext } = aQueue(1);
    for (const name of ['a1', 'a2', 'a3', 'a4']) void add('a', name);
    for (const name of ['b1', 'b2']) void add('b', name);
    void add('c', 'c1');
    await turns();
    for (let count = 0; count < 7; count += 1) await endNext();
    expect(started).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  it('never starts a task whose signal aborts while it waits, and gives its turn to the next', async () => {
    const { started, add, endNext } = aQueue(1);
    const abort = new AbortController();
    void add('a');
    const stopped = add('b', 'b', abort.signal);
    void add('c');
    abort.abort();
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    await endNext();
    expect(started).toEqual(['a', 'c']);
    await expect(add('d', 'd', abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('frees the place of a task that fails', async () => {
    const queue = createFairQueue(1);
    await expect(queue.run('a', never, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    await expect(queue.run('a', never, async () => 'next')).resolves.toBe('next');
  });
});

test('whatever is added, aborted and ended, at most the limit runs, and every task that was not aborted runs once', async () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), owner: fc.constantFrom('a', 'b', 'c', 'd') }),
    fc.record({ kind: fc.constant('end' as const) }),
    fc.record({ kind: fc.constant('abort' as const), index: fc.nat(20) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(action, { maxLength: 40 }), async (limit, actions) => {
      const queue = createFairQueue(limit);
      const running: { readonly id: number; readonly end: () => void }[] = [];
      const runs = new Map<number, number>();
      const added: { readonly id: number; readonly abort: AbortController; isRejected: boolean }[] = [];
      for (const each of actions) {
        if (each.kind === 'add') {
          const id = added.length;
          const task = { id, abort: new AbortController(), isRejected: false };
          added.push(task);
          queue
            .run(each.owner, task.abort.signal, () => {
              runs.set(id, (runs.get(id) ?? 0) + 1);
              return new Promise<void>((resolve) => running.push({ id, end: resolve }));
            })
            .catch(() => {
              task.isRejected = true;
            });
        } else if (each.kind === 'end') running.shift()?.end();
        else added[each.index]?.abort.abort();
        await turns();
        expect(running.length).toBeLessThanOrEqual(limit);
      }
      while (running.length > 0) {
        running.shift()?.end();
        await turns();
      }
      for (const { id, isRejected } of added) expect(runs.get(id) ?? 0).toBe(isRejected ? 0 : 1);
    }),
    { numRuns: 300 },
  );
});
