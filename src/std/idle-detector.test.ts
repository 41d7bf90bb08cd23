import { describe, expect, it } from 'vitest';
import { createIdleDetector } from './idle-detector.ts';
import { addMs, epochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from './time.ts';

const IDLE_MS = 15 * MINUTE_MS;

/** A detector over a clock that the test advances. */
function aDetector() {
  let now = epochMs(Date.UTC(2026, 10, 20, 8));
  let idleCount = 0;
  const { check, recordActivity } = createIdleDetector({
    clock: () => now,
    idleMs: IDLE_MS,
    onIdle: () => {
      idleCount += 1;
    },
  });
  const advance = (ms: number) => {
    now = addMs(now, ms);
  };
  return { check, recordActivity, advance, idleCount: () => idleCount };
}

describe('createIdleDetector', () => {
  it('reports idleness after the given time and not a millisecond earlier', () => {
    const { check, advance, idleCount } = aDetector();
    advance(IDLE_MS - 1);
    check();
    expect(idleCount()).toBe(0);
    advance(1);
    check();
    expect(idleCount()).toBe(1);
  });

  it('restarts the wait on every activity', () => {
    const { check, recordActivity, advance, idleCount } = aDetector();
    for (let minute = 0; minute < 60; minute += 10) {
      advance(10 * MINUTE_MS);
      check();
      recordActivity();
    }
    expect(idleCount()).toBe(0);
    advance(IDLE_MS);
    check();
    expect(idleCount()).toBe(1);
  });

  it('reports idleness once, and again only after an activity', () => {
    const { check, recordActivity, advance, idleCount } = aDetector();
    for (let times = 0; times < 3; times += 1) {
      advance(HOUR_MS);
      check();
    }
    expect(idleCount()).toBe(1);
    recordActivity();
    expect(idleCount()).toBe(1);
    advance(IDLE_MS);
    check();
    expect(idleCount()).toBe(2);
  });

  it('reports the idleness of a sleeping page even when an activity wakes it', () => {
    const { check, recordActivity, advance, idleCount } = aDetector();
    advance(8 * HOUR_MS);
    recordActivity();
    expect(idleCount()).toBe(1);
    advance(SECOND_MS);
    check();
    expect(idleCount()).toBe(1);
  });

  it('reports nothing when the clock is set back', () => {
    const { check, advance, idleCount } = aDetector();
    advance(-HOUR_MS);
    check();
    expect(idleCount()).toBe(0);
  });
});
