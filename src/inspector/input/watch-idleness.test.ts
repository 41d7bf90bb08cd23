import { expect, test } from 'vitest';
import { addMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import { TOKEN_TEST_NOW } from '../../token/token.fixture.ts';
import { IDLE_MINUTES, watchIdleness } from './watch-idleness.ts';

const IDLE_MS = IDLE_MINUTES * MINUTE_MS;

/** A watch that began now, over a clock that the test moves. */
function aWatch() {
  let now = TOKEN_TEST_NOW;
  let idle = 0;
  const { look, act } = watchIdleness(
    () => now,
    () => {
      idle += 1;
    },
  );
  const after = (ms: number) => {
    now = addMs(now, ms);
  };
  return { look, act, after, timesIdle: () => idle };
}

test('idle is who did nothing for a quarter of an hour, not a moment less', () => {
  const { look, after, timesIdle } = aWatch();
  after(IDLE_MS - 1);
  look();
  expect(timesIdle()).toBe(0);
  after(1);
  look();
  expect(timesIdle()).toBe(1);
});

test('every sign of life begins the wait anew', () => {
  const { look, act, after, timesIdle } = aWatch();
  for (let minute = 0; minute < 60; minute += 10) {
    after(10 * MINUTE_MS);
    look();
    act();
  }
  expect(timesIdle()).toBe(0);
  after(IDLE_MS);
  look();
  expect(timesIdle()).toBe(1);
});

test('it is told once, and again only after something was done', () => {
  const { look, act, after, timesIdle } = aWatch();
  for (let times = 0; times < 3; times += 1) {
    after(HOUR_MS);
    look();
  }
  expect(timesIdle()).toBe(1);
  act();
  expect(timesIdle()).toBe(1);
  after(IDLE_MS);
  look();
  expect(timesIdle()).toBe(2);
});

test('a page that was asleep was idle, even where the first thing that happens is a press', () => {
  const { look, act, after, timesIdle } = aWatch();
  after(8 * HOUR_MS);
  act();
  expect(timesIdle()).toBe(1);
  after(SECOND_MS);
  look();
  expect(timesIdle()).toBe(1);
});

test('a clock that is put back makes nobody idle', () => {
  const { look, after, timesIdle } = aWatch();
  after(-HOUR_MS);
  look();
  expect(timesIdle()).toBe(0);
});
