// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { anAccess, anIncidentSource } from '../../defender/incident-source.fixture.ts';
import { openRateLimiter } from '../../defender/limits/open-rate-limiter.ts';
import { addMs, epochMs, MINUTE_MS } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { ClockProvider } from '../../ui/clock-provider.tsx';
import type { FailureMessage } from '../../ui/failure-message.ts';
import type { SourceState } from '../rows/source-state.ts';
import { QueueNotices } from './queue-notices.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const NOW = epochMs(Date.parse('2026-11-20T10:00:00Z'));
const MESSAGE: FailureMessage = {
  heading: 'Access denied',
  advice: 'Ask an administrator.',
  quote: [],
  actions: ['retry'],
};

function aSource(
  more: Partial<SourceState> & { readonly closedForMs?: number; readonly tenantId?: string } = {},
): SourceState {
  const { closedForMs = 0, tenantId = 't-1', ...rest } = more;
  const access = anAccess({ tenantId });
  const clock = () => NOW;
  const quota = { ...access, api: 'defender-xdr' } as const;
  const rateLimiter = openRateLimiter({ quota, store: createMemoryStore(), clock });
  if (closedForMs > 0) rateLimiter.pauseUntil(addMs(NOW, closedForMs));
  return {
    source: anIncidentSource('defender-xdr', () => Promise.reject(new TypeError()), {
      access,
      clock,
      rateLimiter,
    }),
    tenantName: 'Example SOC',
    list: null,
    error: null,
    isLoading: false,
    loadedAt: null,
    lastAttemptAt: null,
    isWaitingForNetwork: false,
    ...rest,
  };
}

type Handlers = Partial<Pick<Parameters<typeof QueueNotices>[0], 'onCancel' | 'onRetry'>>;

async function render(states: readonly SourceState[], handlers: Handlers = {}) {
  const place = document.createElement('div');
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <ClockProvider clock={() => NOW}>
        <QueueNotices
          layout="band"
          states={states}
          waitingExport={null}
          describeFailure={() => MESSAGE}
          onRetry={() => undefined}
          onCancel={() => undefined}
          onFailureAction={() => undefined}
          {...handlers}
        />
      </ClockProvider>,
    ),
  );
  return {
    text: () => place.textContent,
    click: (name: string) =>
      act(async () => [...place.querySelectorAll('button')].find((button) => button.textContent === name)?.click()),
    end: () => act(async () => root.unmount()),
  };
}

async function textOf(...states: readonly SourceState[]): Promise<string | null> {
  const { text, end } = await render(states);
  const rendered = text();
  await end();
  return rendered;
}

test('the last failure and its button stay during a retry', async () => {
  const error = new Error('refused');
  const text = await textOf(aSource({ error, isLoading: true }));
  expect(text).toMatch(/Access denied.*Try again/);
  expect(text).toBe(await textOf(aSource({ error })));
});

test('a retry that is rate limited shows both the failure and the wait', async () => {
  const text = await textOf(aSource({ error: new Error('refused'), isLoading: true, closedForMs: MINUTE_MS }));
  expect(text).toMatch(/Access denied.*Rate limited: resuming in/);
});

test('shows nothing without a problem, and no wait while nothing is loading', async () => {
  expect(await textOf(aSource(), aSource({ isLoading: true, tenantId: 't-2' }))).toBe('');
  expect(await textOf(aSource({ closedForMs: MINUTE_MS }))).toBe('');
});

test('a load without a response is called slow after 10 seconds and can be cancelled', async () => {
  vi.useFakeTimers();
  const onCancel = vi.fn();
  const state = aSource({ isLoading: true });
  const { text, click, end } = await render([state], { onCancel });
  await act(() => vi.advanceTimersByTimeAsync(9_999));
  expect(text()).toBe('');
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(text()).toContain('Defender XDR is slow to respond');
  await click('Cancel');
  expect(onCancel).toHaveBeenCalledWith(state.source);
  await end();
  vi.useRealTimers();
});

test('a first load that was cancelled can be tried again', async () => {
  const onRetry = vi.fn();
  const state = aSource({ lastAttemptAt: NOW });
  const { text, click, end } = await render([state], { onRetry });
  expect(text()).toContain('No incidents of Example SOC are loaded.');
  await click('Try again');
  expect(onRetry).toHaveBeenCalledWith(state.source);
  await end();
});

test('the user can end the pause that the service imposed', async () => {
  const state = aSource({ isLoading: true, closedForMs: 60 * MINUTE_MS });
  const { text, click, end } = await render([state]);
  expect(text()).toContain('Rate limited: resuming in 15:0');
  await click('Try now');
  expect(state.source.rateLimiter.state().resumesAt).toBeNull();
  expect(text()).toBe('');
  await end();
});
