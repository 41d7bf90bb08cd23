import { describe, expect, it } from 'vitest';
import { epochMs, MINUTE_MS } from '../../std/time.ts';
import { canRefreshItself, refreshDueAt } from './refresh-due.ts';

const aReading = (change: object = {}) => ({ error: null, isReading: false, triedAt: epochMs(1_000_000), ...change });

describe('the next refresh', () => {
  it('is due when the tenant tried longest ago has waited its time', () => {
    const readings = [aReading(), aReading({ triedAt: epochMs(900_000) })];
    expect(refreshDueAt(readings, MINUTE_MS)).toBe(960_000);
  });

  it('is not due while a tenant is being read, nor before any was', () => {
    expect(refreshDueAt([aReading(), aReading({ isReading: true })], MINUTE_MS)).toBeNull();
    expect(refreshDueAt([aReading({ triedAt: null })], MINUTE_MS)).toBeNull();
    expect(refreshDueAt([], MINUTE_MS)).toBeNull();
  });

  it.each(['offline', 'timed-out', 'throttled', 'server-error'])('may get over %s by itself', (code) => {
    expect(canRefreshItself(aReading({ error: { code } }))).toBe(true);
  });

  it.each(['forbidden', 'unauthorized', 'blocked', 'consent-required'])('does not ask again after %s', (code) => {
    const failed = aReading({ error: { code } });
    expect(refreshDueAt([failed], MINUTE_MS)).toBeNull();
    expect(refreshDueAt([failed, aReading({ triedAt: epochMs(2_000_000) })], MINUTE_MS)).toBe(2_060_000);
  });
});
