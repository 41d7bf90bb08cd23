import { describe, expect, it } from 'vitest';
import { epochMs, HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import { createServerClock } from './server-clock.ts';

const NOON = Date.parse('2026-11-21T12:00:00Z');
const URL_OF_PROBE = 'https://soc.example/config.json';

/** A browser whose clock is `aheadMs` ahead of a server that responds with these headers at noon. */
function aBrowser(aheadMs: number, headers: HeadersInit | null = { date: 'Sat, 21 Nov 2026 12:00:00 GMT' }) {
  const requests: (readonly [string, RequestInit | undefined])[] = [];
  const server = { headers };
  const serverClock = createServerClock({
    clock: () => epochMs(NOON + aheadMs),
    probe: {
      url: URL_OF_PROBE,
      fetch: async (url, init) => {
        requests.push([url, init]);
        if (server.headers === null) throw new TypeError('Failed to fetch');
        return new Response(null, { status: 404, headers: server.headers });
      },
    },
  });
  return { requests, server, serverClock };
}

describe('the clock of the server', () => {
  it.each([
    ['70 minutes ahead', 70 * MINUTE_MS],
    ['70 minutes behind', -70 * MINUTE_MS],
    ['2 days ahead', 48 * HOUR_MS],
  ])('counts if the browser’s clock is %s', async (_name, aheadMs) => {
    const { requests, serverClock } = aBrowser(aheadMs);
    await serverClock.check();
    expect(serverClock.state()).toBe(aheadMs);
    expect(serverClock.now()).toBe(NOON);
    expect(requests.map(([url, init]) => [url, init?.method, init?.cache])).toEqual([
      [URL_OF_PROBE, 'HEAD', 'no-store'],
    ]);
  });

  it.each([5, -5, 0])(
    'does not count if the browser’s clock is %i minutes ahead, which services tolerate',
    async (minutes) => {
      const { serverClock } = aBrowser(minutes * MINUTE_MS);
      await serverClock.check();
      expect(serverClock.state()).toBeNull();
      expect(serverClock.now()).toBe(NOON + minutes * MINUTE_MS);
    },
  );

  it('includes the time that the response spent in a cache', async () => {
    const cached = { date: 'Sat, 21 Nov 2026 10:50:00 GMT', age: '4200' };
    const { serverClock } = aBrowser(0, cached);
    await serverClock.check();
    expect(serverClock.state()).toBeNull();
  });

  it.each([
    ['no date', {}],
    ['an unreadable date', { date: 'yesterday' }],
    ['no response', null],
  ])('is unknown with %s', async (_name, headers) => {
    const { serverClock } = aBrowser(HOUR_MS, headers);
    await serverClock.check();
    expect(serverClock.state()).toBeNull();
  });

  it('ignores an unreadable age', async () => {
    const { serverClock } = aBrowser(HOUR_MS, { date: 'Sat, 21 Nov 2026 12:00:00 GMT', age: '-1' });
    await serverClock.check();
    expect(serverClock.state()).toBe(HOUR_MS);
  });

  it('is compared again with each check', async () => {
    const { server, serverClock } = aBrowser(HOUR_MS);
    await serverClock.check();
    server.headers = { date: 'Sat, 21 Nov 2026 13:00:00 GMT' };
    await serverClock.check();
    expect(serverClock.state()).toBeNull();
  });

  it('keeps the last comparison if the server does not respond', async () => {
    const { server, serverClock } = aBrowser(HOUR_MS);
    await serverClock.check();
    server.headers = null;
    await serverClock.check();
    expect(serverClock.state()).toBe(HOUR_MS);
  });

  it('is not compared in the demo, whose services use the browser’s clock', async () => {
    const serverClock = createServerClock({ clock: () => epochMs(NOON), probe: null });
    await serverClock.check();
    expect(serverClock.state()).toBeNull();
  });
});
