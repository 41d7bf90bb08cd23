// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { incidentListQuery } from '../../defender/incident-queries.ts';
import { anIncidentSource, aService, xdrPage, xdrRows } from '../../defender/incident-source.fixture.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { Fetch } from '../../http/protected-resource.ts';
import { epochMs } from '../../std/time.ts';
import { ClockProvider } from '../../ui/clock-provider.tsx';
import type { QueueRow } from '../rows/queue-row.ts';
import { sourceState } from '../rows/source-state.ts';
import type { ExportFile } from './export-file.ts';
import { useQueueExport } from './use-queue-export.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const COUNT = 1_500;
const wait = () => act(() => vi.advanceTimersByTimeAsync(120_000));

type ToView = (rows: readonly QueueRow[]) => readonly QueueRow[];

function Queue(props: {
  source: IncidentSource;
  toView: ToView;
  onDownload: (file: ExportFile) => void;
  onRender: (queueExport: ReturnType<typeof useQueueExport>) => void;
}) {
  const result = useQuery(incidentListQuery(props.source));
  props.onRender(
    useQueueExport({
      states: [sourceState(props.source, 'Example SOC', result)],
      toView: props.toView,
      portalOrigin: 'https://security.microsoft.com',
      isDemo: false,
      onDownload: props.onDownload,
      onMessage: () => undefined,
    }),
  );
  return null;
}

/** A queue over a tenant with 1,500 incidents, paused at 1,000. Each request takes a second. */
async function aPausedQueue() {
  const service = aService((url) => ({ body: xdrPage(url, xdrRows(COUNT)) }));
  const slowFetch: Fetch = async (...request) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return service.fetch(...request);
  };
  const source = anIncidentSource('defender-xdr', slowFetch);
  const files: ExportFile[] = [];
  let latest: ReturnType<typeof useQueueExport> | undefined;
  const client = new QueryClient();
  const root = createRoot(document.createElement('div'));
  const show = (toView: ToView) =>
    act(async () =>
      root.render(
        <QueryClientProvider client={client}>
          <ClockProvider clock={() => epochMs(Date.now())}>
            <Queue
              source={source}
              toView={toView}
              onDownload={(file) => files.push(file)}
              onRender={(queueExport) => {
                latest = queueExport;
              }}
            />
          </ClockProvider>
        </QueryClientProvider>,
      ),
    );
  await show((rows) => rows);
  await wait();
  return {
    files,
    show,
    unmount: () => act(async () => root.unmount()),
    current: () => {
      if (latest === undefined) throw new Error('not rendered');
      return latest;
    },
  };
}

const incidentsIn = (file: ExportFile | undefined) => file?.text.filter((line) => line.startsWith('{')).length;

describe('useQueueExport', () => {
  it('exports the loaded rows with a note while more are available', async () => {
    const queue = await aPausedQueue();
    expect(queue.current().missing).toMatch(/^more incidents exist than the 1,\d{3} loaded$/);
    queue.current().exportView('ndjson');
    expect(queue.files[0]?.name).toMatch(/-partial\.ndjson$/);
    await queue.unmount();
  });

  it('loads the remaining incidents, then exports the view that was shown at the click', async () => {
    const queue = await aPausedQueue();
    await act(async () => queue.current().loadAndExport('ndjson'));
    expect(queue.current().waiting).toBe('ndjson');
    await queue.show(() => []);
    await wait();
    expect(queue.current().waiting).toBeNull();
    expect(queue.files.map(incidentsIn)).toEqual([COUNT]);
    expect(queue.files[0]?.name).not.toContain('partial');
    await queue.unmount();
  });

  it('does not export after a cancel', async () => {
    const queue = await aPausedQueue();
    await act(async () => queue.current().loadAndExport('ndjson'));
    await act(async () => queue.current().cancel());
    await wait();
    expect([queue.current().waiting, queue.files]).toEqual([null, []]);
    await queue.unmount();
  });

  it('does not export once the user has left the page', async () => {
    const queue = await aPausedQueue();
    await act(async () => queue.current().loadAndExport('ndjson'));
    await queue.unmount();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(queue.files).toEqual([]);
  });
});
