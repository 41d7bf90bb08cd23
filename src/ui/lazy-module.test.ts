import { describe, expect, it, vi } from 'vitest';
import { createLazyModule } from './lazy-module.ts';

describe('a lazy module', () => {
  it('loads once and notifies its listeners', async () => {
    const load = vi.fn(async () => 'menu');
    const lazyModule = createLazyModule(load);
    const loaded = new Promise<void>((resolve) => lazyModule.subscribe(resolve));
    expect(lazyModule.state()).toBeNull();
    lazyModule.fetch();
    lazyModule.fetch();
    await loaded;
    lazyModule.fetch();
    expect([lazyModule.state(), load.mock.calls.length]).toEqual(['menu', 1]);
  });

  it.each([
    ['fails', () => Promise.reject(new TypeError('failed to fetch'))],
    ['resolves to undefined', () => Promise.resolve(undefined)],
  ])('loads again after a request that %s', async (_case, failingLoad) => {
    const load = vi
      .fn<() => Promise<string | undefined>>()
      .mockImplementationOnce(failingLoad)
      .mockImplementation(async () => 'menu');
    const lazyModule = createLazyModule(load);
    const loaded = new Promise<void>((resolve) => lazyModule.subscribe(resolve));
    lazyModule.fetch();
    expect(lazyModule.state()).toBeNull();
    await vi.waitFor(() => {
      lazyModule.fetch();
      expect(load).toHaveBeenCalledTimes(2);
    });
    await loaded;
    expect(lazyModule.state()).toBe('menu');
  });

  it('does not notify a listener that has unsubscribed', async () => {
    const lazyModule = createLazyModule(async () => 'menu');
    const listener = vi.fn();
    lazyModule.subscribe(listener)();
    const loaded = new Promise<void>((resolve) => lazyModule.subscribe(resolve));
    lazyModule.fetch();
    await loaded;
    expect(listener).not.toHaveBeenCalled();
  });
});
