import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { someKeptTokens } from '../../access/kept/kept-tokens.fixture.ts';
import { HOUR_MS, SECOND_MS } from '../../std/time.ts';
import { watchKeptTokens } from './watch-kept-tokens.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function aWatchedPage() {
  const kept = someKeptTokens();
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const ignore = (): void => undefined;
  const listeners = { hide: ignore, restore: ignore, input: ignore };
  watchKeptTokens({
    keptTokens: kept.keptTokens,
    queryClient,
    clock: kept.clock,
    page: {
      onHidden: (listener) => Object.assign(listeners, { hide: listener }),
      onRestored: (listener) => Object.assign(listeners, { restore: listener }),
      onInput: (listener) => Object.assign(listeners, { input: listener }),
    },
  });
  const ends = () => kept.keptTokens.state().map(({ end }) => end?.reason ?? null);
  return { ...kept, queryClient, listeners, ends };
}

it('wipes a token within a second of its expiry, and needs no timer without a token', () => {
  const { keep, advance, ends, wiped } = aWatchedPage();
  expect(vi.getTimerCount()).toBe(0);
  const { token } = keep();
  expect(vi.getTimerCount()).toBe(1);
  advance(HOUR_MS);
  vi.advanceTimersByTime(SECOND_MS);
  expect(ends()).toEqual(['expired']);
  expect(wiped).toEqual([token]);
  expect(vi.getTimerCount()).toBe(0);
});

it('wipes all tokens after an hour without input', () => {
  const { keep, advance, ends, listeners, clock } = aWatchedPage();
  keep({ exp: clock() / 1_000 + 36_000 });
  advance(HOUR_MS - 1);
  listeners.input();
  advance(HOUR_MS - 1);
  vi.advanceTimersByTime(SECOND_MS);
  expect(ends()).toEqual([null]);
  advance(1);
  vi.advanceTimersByTime(SECOND_MS);
  expect(ends()).toEqual(['inactive']);
});

it.each(['hide', 'restore'] as const)('wipes all tokens on %s of the page', (event) => {
  const { keep, ends, listeners } = aWatchedPage();
  keep();
  listeners[event]();
  expect(ends()).toEqual(['page-left']);
});

it('aborts the requests of a token that ends, keeps the rows, and fetches again with a new token', async () => {
  const { keep, keptTokens, listeners, queryClient } = aWatchedPage();
  const { id } = keep();
  const signals: AbortSignal[] = [];
  const queryKey = [id, 'incidents'];
  const observer = new QueryObserver(queryClient, {
    queryKey,
    queryFn: ({ signal }) => {
      signals.push(signal);
      return new Promise<string[]>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
      });
    },
    initialData: ['row'],
  });
  const stop = observer.subscribe(() => undefined);
  expect(signals).toHaveLength(1);
  listeners.hide();
  expect(signals[0]?.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(observer.getCurrentResult().data).toEqual(['row']);
  // Fetched again, to show that the token has ended.
  expect(signals).toHaveLength(2);
  keep({ jti: 'newer' });
  expect(signals[1]?.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(signals).toHaveLength(3);
  stop();
  keptTokens.removeAll();
  await vi.advanceTimersByTimeAsync(0);
  expect(queryClient.getQueryData(queryKey)).toBeUndefined();
});

it('lets the next page fetch with a new token what failed with the earlier one', async () => {
  const { keep, queryClient } = aWatchedPage();
  const { id } = keep();
  const fetchWith = (queryKey: readonly unknown[], queryFn: () => Promise<string[]>) =>
    queryClient.fetchQuery({ queryKey, queryFn }).catch(() => undefined);
  const refuse = () => Promise.reject(new Error('token-ended'));
  await fetchWith([id, 'incidents'], async () => ['row']);
  await fetchWith([id, 'incidents'], refuse);
  await fetchWith([id, 'incident', '1'], refuse);
  keep({ jti: 'newer' });
  await vi.advanceTimersByTimeAsync(0);
  const list = queryClient.getQueryState([id, 'incidents']);
  expect(list).toMatchObject({ data: ['row'], error: null, isInvalidated: true });
  expect(queryClient.getQueryState([id, 'incident', '1'])).toBeUndefined();
});

it('leaves the requests of other contexts alone', async () => {
  const { keep, keptTokens, queryClient } = aWatchedPage();
  const first = keep();
  const second = keep({ tid: '00000000-0000-0000-0000-000000000002' });
  queryClient.setQueryData([first.id, 'incidents'], ['first']);
  queryClient.setQueryData([second.id, 'incidents'], ['second']);
  keptTokens.remove(first.id);
  await vi.advanceTimersByTimeAsync(0);
  expect(queryClient.getQueryData([first.id, 'incidents'])).toBeUndefined();
  expect(queryClient.getQueryData([second.id, 'incidents'])).toEqual(['second']);
});
