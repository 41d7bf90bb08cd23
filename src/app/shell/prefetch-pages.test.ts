// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { prefetchPages } from './prefetch-pages.ts';

const loaded: string[] = [];
const aChunk = vi.hoisted(() => (name: string) => () => {
  loaded.push(name);
  return {};
});
vi.mock('./find-commands.ts', aChunk('commands'));
vi.mock('../../incidents/page/incident-page.tsx', aChunk('incident'));
vi.mock('../../incidents/queue/incidents-page.tsx', aChunk('queue'));
vi.mock('../../inspector/page/token-page.tsx', aChunk('token'));
vi.mock('../../tenants/page/tenants-page.tsx', aChunk('tenants'));
vi.mock('../../setup/page/setup-page.tsx', aChunk('setup'));
vi.mock('./keyboard-sheet.tsx', aChunk('keys'));

/** Importing a mocked module can take seconds on a busy machine. */
const PATIENT = { timeout: 30_000 };

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] }));
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

it('a page loads when the pointer reaches its link, and the others a minute after the first rows, once the browser is online', async () => {
  document.body.innerHTML = '<a href="#/token"><b>Token</b></a><a href="https://soc.example/#/setup">Elsewhere</a>';
  const client = new QueryClient();
  client.setQueryData(['rows'], []);
  void prefetchPages(client);
  await vi.advanceTimersByTimeAsync(50_000);
  expect(loaded).toEqual([]);

  document.querySelector('b')?.dispatchEvent(new Event('pointerover', { bubbles: true }));
  document.querySelectorAll('a')[1]?.dispatchEvent(new Event('focusin', { bubbles: true }));
  await vi.waitFor(() => expect(loaded).toEqual(['token']), PATIENT);

  const isOnline = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(loaded).toEqual(['token']);
  isOnline.mockRestore();
  window.dispatchEvent(new Event('online'));
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(2_000);
    expect(loaded.toSorted()).toEqual(['commands', 'incident', 'keys', 'queue', 'setup', 'tenants', 'token']);
  }, PATIENT);
});
