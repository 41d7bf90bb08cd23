import { describe, expect, it } from 'vitest';
import { createQuota, formatWindow, perHour, perMinute, secondsToWait } from './quota.ts';

const START = 1_000_000;

describe('a quota', () => {
  it('lets the allowed calls of a minute through and refuses the next with the time left', () => {
    const quota = createQuota();
    for (let call = 0; call < 50; call += 1) expect(quota.take('list', [perMinute(50)], START + call * 100)).toBeNull();
    const refusal = quota.take('list', [perMinute(50)], START + 10_000);
    expect(refusal?.waitMs).toBe(50_000);
  });

  it('rolls: waiting what it said is enough for one call, and for one only', () => {
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

  it('names the limit that lasts longest when two are met', () => {
    const quota = createQuota();
    const limits = [perMinute(1), perHour(1)];
    quota.take('list', limits, START);
    expect(quota.take('list', limits, START + 1_000)).toEqual({ limit: perHour(1), waitMs: 3_599_000 });
  });

  it('counts each key by itself', () => {
    const quota = createQuota();
    quota.take('list tenant-a app', [perMinute(1)], START);
    expect(quota.take('list tenant-b app', [perMinute(1)], START)).toBeNull();
    expect(quota.take('get tenant-a app', [perMinute(1)], START)).toBeNull();
  });
});

it('rounds the wait up to whole seconds, one at least', () => {
  expect(secondsToWait({ limit: perMinute(1), waitMs: 7_001 })).toBe(8);
  expect(secondsToWait({ limit: perMinute(1), waitMs: 1 })).toBe(1);
});

it('writes windows as the observed message does', () => {
  expect(formatWindow(perMinute(30))).toBe('00:01:00');
  expect(formatWindow(perHour(1_500))).toBe('01:00:00');
});
