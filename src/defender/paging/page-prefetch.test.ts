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

/** Defender XDR with 1,000 incidents; `fault` may answer a call instead, cut it off, or say how long it takes. */
function aService(fault: (url: URL, call: number) => Response | number | null) {
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

test('lets rows in from the top down, whichever page is answered first', async () => {
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
  'reads page by page where the service answers %d to a position, which it asks for ahead once',
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

test('asks ahead again after a service that wanted to be left alone', async () => {
  const restedAt = Date.now() + 20_000;
  const isRefused = () => Date.now() < restedAt;
  let askedRested = 0;
  const service = aService((url) => {
    if (!isBehindBound(url)) return null;
    if (isRefused()) return new Response('{}', { status: 429 });
    askedRested += 1;
    return null;
  });
  const { list, error } = await read(service);
  expect(error).toBeNull();
  expect(list.incidents).toHaveLength(1_000);
  expect(askedRested).toBeGreaterThan(0);
});

test('reads on alone where only what is asked for ahead gets no answer', async () => {
  const service = aService((url) => (isBehindBound(url) ? Response.error() : null));
  const { list, error } = await read(service);
  expect(error).toBeNull();
  expect(list).toMatchObject({ progress: 'complete' });
  expect(list.incidents).toHaveLength(1_000);
});

test('a network that is gone ends it with its error, and it goes on from there', async () => {
  let isGone = true;
  const service = aService((_url, call) => (isGone && call >= 6 ? Response.error() : null));
  const { list, error } = await read(service);
  expect(error).toMatchObject({ name: 'NetworkError', code: 'blocked' });
  expect(list.progress).toBe('loading');
  const ids = list.incidents.map(({ id }) => Number(id));
  expect([Math.max(...ids), Math.min(...ids)]).toEqual([1_000, 1_001 - ids.length]);
  isGone = false;
  const rest = await read(service, list);
  expect(rest.list).toMatchObject({ progress: 'complete' });
  expect(rest.list.incidents).toHaveLength(1_000);
});

test.each([2, 3, 4, 5, 6, 7, 8])(
  'keeps what stood above a failure of call %d, and goes on from there',
  async (failing) => {
    let isDown = true;
    const service = aService((_url, call) => (isDown && call >= failing ? new Response('{}', { status: 403 }) : null));
    const { list, error } = await read(service);
    expect(error).toMatchObject({ code: 'forbidden' });
    expect(list.progress).toBe('loading');
    const ids = list.incidents.map(({ id }) => Number(id));
    expect(ids.length).toBeGreaterThanOrEqual(100);
    expect([Math.max(...ids), Math.min(...ids)]).toEqual([1_000, 1_001 - ids.length]);
    // Calls that were under way when it failed, and no more.
    expect(service.requestedUrls.length).toBeLessThanOrEqual(failing + 4);
    isDown = false;
    const rest = await read(service, list);
    expect(rest.list).toMatchObject({ progress: 'complete' });
    expect(rest.list.incidents).toHaveLength(1_000);
  },
);

test('a page among them that failed once is tried again, and none is lost', async () => {
  const service = aService((_url, call) => (call === 5 ? new Response('{}', { status: 503 }) : null));
  const { list, error } = await read(service);
  expect(error).toBeNull();
  expect(list.incidents).toHaveLength(1_000);
});

test('gives up all that is under way when nobody looks any more', async () => {
  const leaving = new AbortController();
  const service = aService((_url, call) => (call >= 4 ? 10_000 : null));
  setTimeout(() => leaving.abort(), 1_000);
  const { error } = await read(service, EMPTY_LIST, leaving.signal);
  expect(error).toMatchObject({ code: 'aborted' });
  expect(service.aborted).toHaveLength(4);
  expect(service.requestedUrls.length).toBe(7);
});

test('waits for nothing that was asked for behind the end of the list', async () => {
  const isBehindEnd = (url: URL) => xdrPage(url, xdrRows(1_000)).value.length === 0;
  const service = aService((url) => (isBehindEnd(url) ? 20_000 : null));
  const { list } = await read(service);
  expect(list).toMatchObject({ progress: 'complete' });
  expect(list.incidents).toHaveLength(1_000);
  expect(service.aborted).toHaveLength(service.requestedUrls.filter(isBehindEnd).length);
  expect(service.aborted.length).toBeLessThanOrEqual(3);
});
