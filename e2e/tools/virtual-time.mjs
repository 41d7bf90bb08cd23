/**
 * Runs `work` in virtual time, which advances only to its next timer. Returns its result and its virtual duration in
 * milliseconds. Replaces the timers and the date of the whole process, so run one at a time.
 */
export async function inVirtualTime(startAt, work) {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now };
  const timers = new Map();
  let now = startAt;
  let last = 0;
  let isDone = false;
  globalThis.setTimeout = (act, ms = 0, ...given) => {
    last += 1;
    timers.set(last, { at: now + ms, act: () => act(...given) });
    return last;
  };
  globalThis.clearTimeout = (timer) => timers.delete(timer);
  Date.now = () => now;
  try {
    const result = work().finally(() => {
      isDone = true;
    });
    result.catch(() => undefined);
    while (!isDone) {
      // Finish all pending work before advancing the time.
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      const next = [...timers].sort((a, b) => a[1].at - b[1].at)[0];
      if (isDone || next === undefined) continue;
      timers.delete(next[0]);
      now = Math.max(now, next[1].at);
      next[1].act();
    }
    return { value: await result, ms: now - startAt };
  } finally {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
    Date.now = real.now;
  }
}
