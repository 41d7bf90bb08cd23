/** Starts tasks of many owners in turn, with a limit to how many are in flight in total. */
export type FairQueue = {
  /**
   * Runs the task once it is its owner's turn and a place is free. Rejects with an `AbortError` if the signal aborts first;
   * then the task never starts. A running task is not interrupted, and holds its place until it settles.
   */
  run<Value>(owner: string, signal: AbortSignal, task: () => Promise<Value>): Promise<Value>;
};

/**
 * Creates a queue. Owners with waiting tasks take turns, however many tasks each has, so that no owner can hold up the
 * others. An owner's own tasks keep their order.
 */
export function createFairQueue(maxInFlight: number): FairQueue {
  /** The waiting tasks by owner. The first owner is next; after a turn it moves to the end. */
  const waiting = new Map<string, (() => void)[]>();
  let inFlight = 0;

  function startNext(): void {
    if (inFlight >= maxInFlight) return;
    const next = waiting.entries().next();
    if (next.done) return;
    const [owner, starts] = next.value;
    const [start, ...rest] = starts;
    waiting.delete(owner);
    if (rest.length > 0) waiting.set(owner, rest);
    if (start === undefined) return;
    inFlight += 1;
    start();
    startNext();
  }

  function leave(owner: string, start: () => void): void {
    const rest = (waiting.get(owner) ?? []).filter((each) => each !== start);
    if (rest.length > 0) waiting.set(owner, rest);
    else waiting.delete(owner);
  }

  const turn = (owner: string, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const abort = () => {
        leave(owner, start);
        reject(new DOMException('The task was not started', 'AbortError'));
      };
      const start = () => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      if (signal.aborted) {
        abort();
        return;
      }
      signal.addEventListener('abort', abort);
      waiting.set(owner, [...(waiting.get(owner) ?? []), start]);
      startNext();
    });

  return {
    async run(owner, signal, task) {
      await turn(owner, signal);
      try {
        return await task();
      } finally {
        inFlight -= 1;
        startNext();
      }
    },
  };
}
