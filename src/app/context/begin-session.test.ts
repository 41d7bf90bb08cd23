import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { trySilentlyFor } from './begin-session.ts';

const NEVER = { status: 'signed-out', reason: 'never' } as const;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('waits for a silent sign-in no longer than the limit, and lets it go on', async () => {
  const done = vi.fn();
  let finish: () => void = () => undefined;
  const attempt = new Promise<typeof NEVER>((resolve) => {
    finish = () => resolve(NEVER);
  });
  const finished = vi.fn();
  void attempt.then(finished);
  void trySilentlyFor({ trySilentSignIn: () => attempt }, 800).then(done);
  await vi.advanceTimersByTimeAsync(799);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toHaveBeenCalledOnce();
  finish();
  await vi.advanceTimersByTimeAsync(0);
  expect(finished).toHaveBeenCalledOnce();
});

it('ends with the silent sign-in if that is sooner, and leaves no timer behind', async () => {
  await trySilentlyFor({ trySilentSignIn: async () => NEVER }, 800);
  expect(vi.getTimerCount()).toBe(0);
});
