// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { canReloadFor, watchChunks } from './watch-chunks.ts';
import { setLacksStyles, whenLoaded } from './when-loaded.ts';

afterEach(() => {
  vi.restoreAllMocks();
  setLacksStyles(false);
});

/** Watches the chunks, loads one that fails, and returns what happened. */
async function failChunk(options: { canReload: boolean; event?: Event; module?: object }) {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  const onFailure = vi.fn();
  watchChunks({ store: createMemoryStore(), canReload: async () => options.canReload, onFailure });
  if (options.event !== undefined) window.dispatchEvent(options.event);
  void whenLoaded(async () => options.module);
  await vi.waitFor(() => expect(reload.mock.calls.length + onFailure.mock.calls.length).toBe(1));
  return { reloads: reload.mock.calls.length, failures: onFailure.mock.calls.length };
}

it('the page reloads once per build', () => {
  const store = createMemoryStore();
  expect([
    canReloadFor('a', store),
    canReloadFor('a', store),
    canReloadFor('b', store),
    canReloadFor('b', store),
  ]).toEqual([true, false, true, false]);
});

it('the page never reloads if the store cannot remember it', () => {
  const forgetful = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  expect(canReloadFor('a', forgetful)).toBe(false);
  const full = {
    ...forgetful,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(canReloadFor('a', full)).toBe(false);
});

it('the page reloads for a missing chunk while the host responds', async () => {
  expect(await failChunk({ canReload: true })).toEqual({ reloads: 1, failures: 0 });
});

it('the page never reloads while the host does not respond', async () => {
  expect(await failChunk({ canReload: false })).toEqual({ reloads: 0, failures: 1 });
});

it('a chunk without its stylesheet counts as failed', async () => {
  const payload = new Error('Unable to preload CSS for /assets/token-page.css');
  const event = Object.assign(new Event('vite:preloadError', { cancelable: true }), { payload });
  expect(await failChunk({ canReload: false, event, module: {} })).toEqual({ reloads: 0, failures: 1 });
  expect(event.defaultPrevented).toBe(true);
});
