import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Fetch } from '../../http/protected-resource.ts';
import { anIncidentSource, xdrPage, xdrRows } from '../incident-source.fixture.ts';
import type { IncidentList } from './incident-list.ts';
import { EMPTY_LIST, syncIncidents, withoutLimit } from './incident-sync.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Defender XDR with 1,000 incidents; `fault` may return a response, a network error or the latency of a request. */
function aService(fault: (url: URL, requestNumber: number) => Response | number | null) {
  const rows = xdrRows(1_000);
  const requestedUrls: URL[] = [];
  const aborted: string[] = [];
  const fetch: Fetch = async (input, init) => {
    const url = new URL(input);
    requestedUrls.push(url);
    const given = fault(url, requestedUrls.length);
    await new Promise((resolve, reject) => {
      setTimeout(resolve, typeof given === 'number' ? given : 100);
      init?.signal?.addEventListener('abort', reject);
    }).catch((reason: unknown) => {
      aborted.push(url.search);
      throw reason;
    });
    if (given instanceof Response && given.type === 'error') throw new TypeError('Failed to fetch');
    return given instanceof Response ? given : new Response(JSON.stringify(xdrPage(url, rows)));
  };
  return { source: anIncidentSource('defender-xdr', fetch), requestedUrls, aborted };
}

const isBehindBound = (url: URL) =>
  url.searchParams.has('$skip') && url.searchParams.get('$filter')?.includes(' le ') === true;

async function read(service: ReturnType<typeof aService>, from = EMPTY_LIST, signal = new AbortController().signal) {
  const lists: IncidentList[] = [];
  let error: unknown = null;
  const reading = (async () => {
    for await (const next of syncIncidents(withoutLimit(from), service.source, signal)) lists.push(next);
  })().catch((reason: unknown) => {
    error = reason;
  });
  await vi.advanceTimersByTimeAsync(300_000);
  await reading;
  const list = lists.at(-1) ?? from;
  return { lists, list, error };
}

test('adds rows from the top down, whichever response arrives first', async () => {
  const service = aService((url) => (isBehindBound(url) ? 100 : 5_000));
  const { lists, error } = await read(service);
  expect(error).toBeNull();
  for (const { incidents } of lists) {
    const ids = incidents.map(({ id }) => Number(id));
    expect(Math.max(...ids) - Math.min(...ids)).toBe(ids.length - 1);
  }
  expect(lists.at(-1)).toMatchObject({ progress: 'complete' });
  expect(lists.at(-1)?.incidents).toHaveLength(1_000);
});

test.each([400, 404, 500, 501])(
  'reads page by page after the service responds %d to one prefetch by position',
  async (status) => {
    const isByPosition = (url: URL) => Number(url.searchParams.get('$skip') ?? 0) > 0;
    const service = aService((url) => (isByPosition(url) ? new Response('{}', { status }) : null));
    const { list, error } = await read(service);
    expect(error).toBeNull();
    expect(list).toMatchObject({ progress: 'complete', pagingMode: 'keyset' });
    expect(list.incidents).toHaveLength(1_000);
    const urls = new Set(service.requestedUrls.filter(isByPosition).map(({ search }) => search));
    expect(urls.size).toBeLessThanOrEqual(4);
  },
);

test('prefetches again after a 429', async () => {
  const resumesAt = Date.now() + 20_000;
  const isRefused = () => Date.now() < resumesAt;
  let requestsAfterPause = 0;
  const service = aService((url) => {
    if (!isBehindBound(url)) return null;
    if (isRefused()) return new Response('{}', { status: 429 });
    requestsAfterPause += 1;
    return null;
  });
  const { list, error } = await read(service);
  expect(error).toBeNull();
  expect(list.incidents).toHaveLength(1_000);
  expect(requestsAfterPause).toBeGreaterThan(0);
});

test('reads page by page when only prefetches fail', async () => {
  const service = aService((url) => (isBehindBound(url) ? Response.error() : null));
  const { list, error } = await read(service);
  expect(error).toBeNull();
  expect(list).toMatchObject({ progress: 'complete' });
  expect(list.incidents).toHaveLength(1_000);
});

test('a network failure ends the sync with its error, and the next one continues there', async () => {
  let isOffline = true;
  const service = aService((_url, requestNumber) => (isOffline && requestNumber >= 6 ? Response.error() : null));
  const { list, error } = await read(service);
  expect(error).toMatchObject({ name: 'NetworkError', code: 'interrupted' });
  expect(list.progress).toBe('loading');
  const ids = list.incidents.map(({ id }) => Number(id));
  expect([Math.max(...ids), Math.min(...ids)]).toEqual([1_000, 1_001 - ids.length]);
  isOffline = false;
  const rest = await read(service, list);
  expect(rest.list).toMatchObject({ progress: 'complete' });
  expect(rest.list.incidents).toHaveLength(1_000);
});

test.each([2, 3, 4, 5, 6, 7, 8])(
  'keeps the rows above a failure of request %d and continues there',
  async (failing) => {
    let isDown = true;
    const service = aService((_url, requestNumber) =>
      isDown && requestNumber >= failing ? new Response('{}', { status: 403 }) : null,
    );
    const { list, error } = await read(service);
    expect(error).toMatchObject({ code: 'forbidden' });
    expect(list.progress).toBe('loading');
    const ids = list.incidents.map(({ id }) => Number(id));
    expect(ids.length).toBeGreaterThanOrEqual(100);
    expect([Math.max(...ids), Math.min(...ids)]).toEqual([1_000, 1_001 - ids.length]);
    // Only the requests already in flight follow the failed one.
    expect(service.requestedUrls.length).toBeLessThanOrEqual(failing + 4);
    isDown = false;
    const rest = await read(service, list);
    expect(rest.list).toMatchObject({ progress: 'complete' });
    expect(rest.list.incidents).toHaveLength(1_000);
  },
);

test('retries a page that failed once and loses no row', async () => {
  const service = aService((_url, requestNumber) => (requestNumber === 5 ? new Response('{}', { status: 503 }) : null));
  const { list, error } = await read(service);
  expect(error).toBeNull();
  expect(list.incidents).toHaveLength(1_000);
});

test('aborts all requests in flight when the caller aborts', async () => {
  const caller = new AbortController();
  const service = aService((_url, requestNumber) => (requestNumber >= 4 ? 10_000 : null));
  setTimeout(() => caller.abort(), 1_000);
  const { error } = await read(service, EMPTY_LIST, caller.signal);
  expect(error).toMatchObject({ code: 'aborted' });
  expect(service.aborted).toHaveLength(4);
  expect(service.requestedUrls.length).toBe(7);
});

test('does not wait for prefetches beyond the end of the list', async () => {
  const isBehindEnd = (url: URL) => xdrPage(url, xdrRows(1_000)).value.length === 0;
  const service = aService((url) => (isBehindEnd(url) ? 20_000 : null));
  const { list } = await read(service);
  expect(list).toMatchObject({ progress: 'complete' });
  expect(list.incidents).toHaveLength(1_000);
  expect(service.aborted).toHaveLength(service.requestedUrls.filter(isBehindEnd).length);
  expect(service.aborted.length).toBeLessThanOrEqual(3);
});
