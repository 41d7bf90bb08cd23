import { describe, expect, it } from 'vitest';
import { createQuota, formatWindow, perHour, perMinute, secondsToWait } from './quota.ts';

const START = 1_000_000;

describe('a quota', () => {
  it('allows the requests of a minute and refuses the next one with the remaining wait', () => {
    const quota = createQuota();
    for (let call = 0; call < 50; call += 1) expect(quota.take('list', [perMinute(50)], START + call * 100)).toBeNull();
    const refusal = quota.take('list', [perMinute(50)], START + 10_000);
    expect(refusal?.waitMs).toBe(50_000);
  });

  it('has rolling windows: after the wait, exactly one request is allowed', () => {
    const quota = createQuota();
    quota.take('list', [perMinute(2)], START);
    quota.take('list', [perMinute(2)], START + 30_000);
    expect(quota.take('list', [perMinute(2)], START + 59_999)?.waitMs).toBe(1);
    expect(quota.take('list', [perMinute(2)], START + 60_000)).toBeNull();
    expect(quota.take('list', [perMinute(2)], START + 60_000)?.waitMs).toBe(30_000);
  });

  it('does not count refused calls', () => {
    const quota = createQuota();
    quota.take('list', [perMinute(1)], START);
    for (let call = 1; call < 60; call += 1) quota.take('list', [perMinute(1)], START + call * 1_000);
    expect(quota.take('list', [perMinute(1)], START + 60_000)).toBeNull();
  });

  it('returns the limit with the longest wait if two are exceeded', () => {
    const quota = createQuota();
    const limits = [perMinute(1), perHour(1)];
    quota.take('list', limits, START);
    expect(quota.take('list', limits, START + 1_000)).toEqual({ limit: perHour(1), waitMs: 3_599_000 });
  });

  it('counts each key separately', () => {
    const quota = createQuota();
    quota.take('list tenant-a app', [perMinute(1)], START);
    expect(quota.take('list tenant-b app', [perMinute(1)], START)).toBeNull();
    expect(quota.take('get tenant-a app', [perMinute(1)], START)).toBeNull();
  });
});

it('rounds the wait up to whole seconds, at least one', () => {
  expect(secondsToWait({ limit: perMinute(1), waitMs: 7_001 })).toBe(8);
  expect(secondsToWait({ limit: perMinute(1), waitMs: 1 })).toBe(1);
});

it('formats windows as in the observed message', () => {
  expect(formatWindow(perMinute(30))).toBe('00:01:00');
  expect(formatWindow(perHour(1_500))).toBe('01:00:00');
});
