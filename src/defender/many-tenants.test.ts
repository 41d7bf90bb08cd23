import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFairQueue } from '../http/fair-queue.ts';
import { epochMs } from '../std/time.ts';
import { createMemoryStore } from '../storage/key-value-store.ts';
import { incidentListQuery } from './incident-queries.ts';
import { anAccess, anIncidentSource, xdrPage, xdrRows } from './incident-source.fixture.ts';
import { openRateLimiter } from './limits/open-rate-limiter.ts';

const START = Date.parse('2026-11-21T10:00:00Z');
const TOKEN_MS = 100;
const FASTEST_MS = 80;
const MINUTE_QUOTA = 50;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A hundred tenants, 90 with 20 incidents and 10 with 1,000. Each responds with its own latency and has its own quota. */
function aHundredTenants() {
  const turns = { tokens: createFairQueue(6), lists: createFairQueue(12) };
  const seen = { tokens: 0, lists: 0, mostTokens: 0, mostLists: 0, refused: 0 };
  const clock = () => epochMs(Date.now());
  const tenants = Array.from({ length: 100 }, (_none, index) => {
    const tenantId = `tenant-${index}`;
    const rows = xdrRows(index % 10 === 0 ? 1_000 : 20);
    const latencyMs = index === 99 ? FASTEST_MS : FASTEST_MS + 20 + ((index * 37) % 400);
    let responses = 0;
    const access = {
      ...anAccess({ tenantId }),
      accessToken: async () => {
        seen.tokens += 1;
        seen.mostTokens = Math.max(seen.mostTokens, seen.tokens);
        await after(TOKEN_MS);
        seen.tokens -= 1;
        return `token of ${tenantId}`;
      },
    };
    const source = anIncidentSource(
      'defender-xdr',
      async (url, init) => {
        expect(new Headers(init?.headers).get('authorization')).toBe(`Bearer token of ${tenantId}`);
        seen.lists += 1;
        seen.mostLists = Math.max(seen.mostLists, seen.lists);
        await after(latencyMs);
        seen.lists -= 1;
        responses += 1;
        if (responses > MINUTE_QUOTA) {
          seen.refused += 1;
          return new Response('{}', { status: 429 });
        }
        return Response.json(xdrPage(new URL(url), rows));
      },
      {
        access,
        clock,
        turns,
        rateLimiter: openRateLimiter({ quota: { ...access, api: 'defender-xdr' }, store: createMemoryStore(), clock }),
      },
    );
    return { source, count: rows.length };
  });
  return { tenants, seen };
}

describe('a queue of a hundred tenants', () => {
  it('shows first rows within two responses, starves no tenant, and gets no 429', async () => {
    const { tenants, seen } = aHundredTenants();
    const client = new QueryClient();
    const firstRowsAt = new Map<string, number>();
    for (const { source } of tenants) {
      const observer = new QueryObserver(client, incidentListQuery(source));
      observer.subscribe(({ data }) => {
        if ((data?.incidents.length ?? 0) > 0 && !firstRowsAt.has(source.tenantId))
          firstRowsAt.set(source.tenantId, Date.now() - START);
      });
    }
    await vi.advanceTimersByTimeAsync(60_000);

    const first = Math.min(...firstRowsAt.values());
    const last = Math.max(...firstRowsAt.values());
    // The first six tenants to get a token include none slower than the slowest, and one response shows rows.
    expect(first).toBeLessThanOrEqual(2 * (TOKEN_MS + FASTEST_MS));
    expect(firstRowsAt.size).toBe(100);
    // A hundred tokens, six at a time, take 1.7 s; no tenant waits for the other pages of a large one.
    expect(last).toBeLessThanOrEqual(6_000);
    expect(seen).toMatchObject({ mostTokens: 6, refused: 0 });
    expect(seen.mostLists).toBeLessThanOrEqual(12);
    for (const { source, count } of tenants) {
      const list = client.getQueryData<{ incidents: readonly unknown[] }>(incidentListQuery(source).queryKey);
      expect(list?.incidents).toHaveLength(count);
    }
    client.clear();
  });

  it('gets a token when the turn of its request comes, so that one that was wiped meanwhile is never sent', async () => {
    const sent: (string | null)[] = [];
    const turns = { tokens: createFairQueue(6), lists: createFairQueue(1) };
    let token = 'wiped';
    const source = (tenantId: string, accessToken: () => Promise<string>) =>
      anIncidentSource(
        'defender-xdr',
        async (url, init) => {
          sent.push(new Headers(init?.headers).get('authorization'));
          await after(1_000);
          return Response.json(xdrPage(new URL(url), xdrRows(1)));
        },
        { access: { ...anAccess({ tenantId }), accessToken }, turns, clock: () => epochMs(Date.now()) },
      );
    const request = { conditions: [], skip: 0, nextLink: null };
    const { signal } = new AbortController();
    const first = source('first', async () => 'first').fetchPage(request, signal);
    const second = source('second', async () => token).fetchPage(request, signal);
    await vi.advanceTimersByTimeAsync(500);
    token = 'newest';
    await vi.advanceTimersByTimeAsync(5_000);
    await Promise.all([first, second]);
    expect(sent).toEqual(['Bearer first', 'Bearer newest']);
  });

  it('aborts what is in flight for tenants that the user takes out, and lets the others go on', async () => {
    const { tenants, seen } = aHundredTenants();
    const client = new QueryClient();
    const stops = tenants.map(({ source }) =>
      new QueryObserver(client, incidentListQuery(source)).subscribe(() => undefined),
    );
    await vi.advanceTimersByTimeAsync(TOKEN_MS + 10);
    for (const stop of stops.slice(0, 90)) stop();
    const { mostLists } = seen;
    await vi.advanceTimersByTimeAsync(60_000);
    for (const [index, { source, count }] of tenants.entries()) {
      const list = client.getQueryData<{ incidents: readonly unknown[] }>(incidentListQuery(source).queryKey);
      expect(list?.incidents.length).toBe(index < 90 ? undefined : count);
    }
    expect(seen.mostLists).toBeLessThanOrEqual(Math.max(mostLists, 12));
    client.clear();
  });
});
