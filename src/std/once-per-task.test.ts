import { describe, expect, it, vi } from 'vitest';
import { oncePerTask } from './once-per-task.ts';

describe('a value that is read once per task', () => {
  it('is read once while a script runs, and again afterwards', async () => {
    const read = vi.fn(() => read.mock.calls.length);
    const once = oncePerTask(read);
    expect([once.value(), once.value()]).toEqual([1, 1]);
    await Promise.resolve();
    expect(once.value()).toBe(2);
  });

  it('is read again in the same task after it was forgotten', () => {
    const read = vi.fn(() => read.mock.calls.length);
    const once = oncePerTask(read);
    once.value();
    once.forget();
    expect(once.value()).toBe(2);
  });

  it('is read again after a failure', () => {
    const read = vi.fn((): string => {
      if (read.mock.calls.length === 1) throw new Error('storage is blocked');
      return 'read';
    });
    const once = oncePerTask(read);
    expect(() => once.value()).toThrow('storage is blocked');
    expect(once.value()).toBe('read');
  });
});
