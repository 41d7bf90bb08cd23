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
import type { SourceReading } from '../rows/source-reading.ts';
import { QueueNotices } from './queue-notices.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const NOW = epochMs(Date.parse('2026-11-20T10:00:00Z'));
const WORDS: FailureMessage = { heading: 'You may not read this', advice: 'Ask.', quote: [], actions: ['retry'] };

function aReading(
  more: Partial<SourceReading> & { readonly closedForMs?: number; readonly tenantId?: string } = {},
): SourceReading {
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
    isReading: false,
    readAt: null,
    triedAt: null,
    isWaitingForNetwork: false,
    ...rest,
  };
}

async function wordsOf(...readings: readonly SourceReading[]): Promise<string | null> {
  const place = document.createElement('div');
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <ClockProvider clock={() => NOW}>
        <QueueNotices
          readings={readings}
          describeFailure={() => WORDS}
          onRetry={() => undefined}
          onFailureAction={() => undefined}
        />
      </ClockProvider>,
    ),
  );
  const words = place.textContent;
  await act(async () => root.unmount());
  return words;
}

test('the last failure stays with its way on while reading is tried again', async () => {
  const error = new Error('refused');
  const words = await wordsOf(aReading({ error, isReading: true }));
  expect(words).toMatch(/You may not read this.*Try again/);
  expect(words).toBe(await wordsOf(aReading({ error })));
});

test('a failure tried again that has to wait says both', async () => {
  const words = await wordsOf(aReading({ error: new Error('refused'), isReading: true, closedForMs: MINUTE_MS }));
  expect(words).toMatch(/You may not read this.*Example SOC asked to wait/);
});

test('nothing is said while all is well, and no wait where nothing is read', async () => {
  expect(await wordsOf(aReading(), aReading({ isReading: true, tenantId: 't-2' }))).toBe('');
  expect(await wordsOf(aReading({ closedForMs: MINUTE_MS }))).toBe('');
});
