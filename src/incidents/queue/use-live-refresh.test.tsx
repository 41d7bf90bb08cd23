// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { incidentListQuery, refreshIncidents } from '../../defender/incident-queries.ts';
import { anIncidentSource, aService, xdrPage, xdrRows } from '../../defender/incident-source.fixture.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { Fetch } from '../../http/protected-resource.ts';
import { epochMs, MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import { ClockProvider } from '../../ui/clock-provider.tsx';
import { sourceState } from '../rows/source-state.ts';
import { LiveMessage } from './live-controls.tsx';
import { useLiveRefresh } from './use-live-refresh.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const clock = () => epochMs(Date.now());

function Queue({ source }: { source: IncidentSource }) {
  const client = useQueryClient();
  const live = useLiveRefresh({
    states: [sourceState(source, 'Example SOC', useQuery(incidentListQuery(source)))],
    everyMs: MINUTE_MS,
    isLive: true,
    onRefresh: (states) => {
      for (const state of states) void refreshIncidents(client, state.source);
    },
  });
  return <LiveMessage live={live} />;
}

async function render(fetch: Fetch) {
  const place = document.createElement('div');
  const root = createRoot(place);
  const source = anIncidentSource('defender-xdr', fetch);
  await act(async () =>
    root.render(
      <ClockProvider clock={clock}>
        <QueryClientProvider client={new QueryClient()}>
          <Queue source={source} />
        </QueryClientProvider>
      </ClockProvider>,
    ),
  );
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  return { text: () => place.textContent, pass, end: () => act(async () => root.unmount()) };
}

it.each([
  ['connections that are cut', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['responses that are not JSON', () => Promise.resolve(new Response('<html>'))],
  ['status 500', () => Promise.resolve(new Response('', { status: 500 }))],
])('retries after %s at growing intervals, then returns to its interval', async (_name, fail) => {
  const service = aService((url) => ({ body: xdrPage(url, xdrRows(3)) }));
  let isFailing = false;
  const { text, pass, end } = await render((...request) => (isFailing ? fail() : service.fetch(...request)));
  await pass(SECOND_MS);
  expect(text()).toBe('Next refresh 0:59');
  isFailing = true;
  for (const expected of ['1:00', '2:00', '4:00', '8:00', '15:00', '15:00']) {
    const [minutes] = expected.split(':');
    const untilFailure = async () => {
      for (let step = 0; step < 120 && text() !== `Retrying in ${expected}`; step += 1) await pass(SECOND_MS);
    };
    await untilFailure();
    expect(text()).toBe(`Retrying in ${expected}`);
    await pass((Number(minutes) - 1) * MINUTE_MS + 30 * SECOND_MS);
    expect(text()).toMatch(/^Retrying in 0:(30|29)$/);
  }
  isFailing = false;
  await pass(MINUTE_MS);
  expect(text()).toMatch(/^Next refresh 0:\d\d$/);
  await end();
});

it('refreshes once after a sleep of eight hours', async () => {
  const { fetch, requestedUrls } = aService((url) => ({ body: xdrPage(url, xdrRows(3)) }));
  const { text, pass, end } = await render(fetch);
  await pass(30 * SECOND_MS);
  const sent = requestedUrls.length;
  // Timers do not run during the sleep.
  vi.setSystemTime(Date.now() + 8 * 60 * MINUTE_MS);
  await pass(35 * SECOND_MS);
  expect(requestedUrls.length - sent).toBe(1);
  expect(text()).toMatch(/^Next refresh 0:5\d$/);
  await end();
});

it('continues at its interval after the clock is set back by an hour', async () => {
  const { fetch, requestedUrls } = aService((url) => ({ body: xdrPage(url, xdrRows(3)) }));
  const { text, pass, end } = await render(fetch);
  await pass(30 * SECOND_MS);
  const sent = requestedUrls.length;
  vi.setSystemTime(Date.now() - 60 * MINUTE_MS);
  await pass(35 * SECOND_MS);
  expect(requestedUrls.length - sent).toBe(1);
  expect(text()).toMatch(/^Next refresh 0:5\d$/);
  await pass(MINUTE_MS);
  expect(requestedUrls.length - sent).toBe(2);
  await end();
});
