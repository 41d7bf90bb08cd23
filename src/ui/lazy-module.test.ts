import { describe, expect, it, vi } from 'vitest';
import { createLazyModule } from './lazy-module.ts';

describe('a module that is fetched late', () => {
  it('is fetched once, and those who listen hear of it', async () => {
    const load = vi.fn(async () => 'menu');
    const late = createLazyModule(load);
    const heard = new Promise<void>((resolve) => late.subscribe(resolve));
    expect(late.state()).toBeNull();
    late.fetch();
    late.fetch();
    await heard;
    late.fetch();
    expect([late.state(), load.mock.calls.length]).toEqual(['menu', 1]);
  });

  it.each([
    ['failed', () => Promise.reject(new TypeError('failed to fetch'))],
    ['came back with nothing', () => Promise.resolve(undefined)],
  ])('is asked for again where that %s', async (_how, first) => {
    const answers = [first, async () => 'menu'];
    const late = createLazyModule<string>(() => (answers.shift() ?? first)());
    const settled = () => new Promise<void>((resolve) => late.subscribe(resolve));
    const once = settled();
    late.fetch();
    await once;
    expect(late.state()).toBeNull();
    const twice = settled();
    late.fetch();
    await twice;
    expect(late.state()).toBe('menu');
  });

  it('is silent to those who no longer listen', async () => {
    const late = createLazyModule(async () => 'menu');
    const listener = vi.fn();
    late.subscribe(listener)();
    const heard = new Promise<void>((resolve) => late.subscribe(resolve));
    late.fetch();
    await heard;
    expect(listener).not.toHaveBeenCalled();
  });
});
