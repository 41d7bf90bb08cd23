import type { Fetch } from '../../http/protected-resource.ts';
import { createStore, type ReadableStore } from '../../std/store.ts';
import { type Clock, epochMs, MINUTE_MS, SECOND_MS } from '../../std/time.ts';

/**
 * How far the browser's clock is ahead of the server's, in milliseconds (negative: behind). `null` while it is unknown, and
 * while the difference is at most the five minutes that Entra and the APIs tolerate.
 */
export type ServerClock = ReadableStore<number | null> & {
  /** The time of the server if the browser's clock is wrong, otherwise the browser's time. */
  readonly now: Clock;
  /** Compares the clocks with a request to the host of this page. Never rejects. */
  check(): Promise<void>;
};

const TOLERANCE_MS = 5 * MINUTE_MS;

const TIMEOUT_MS = 5_000;

/** Creates the comparison. Without `probe`, as in the demo, the browser's clock counts. */
export function createServerClock(options: {
  readonly clock: Clock;
  /** The request whose response has the server's time. */
  readonly probe: { readonly fetch: Fetch; readonly url: string } | null;
}): ServerClock {
  const { clock, probe } = options;
  const store = createStore<number | null>(null);
  return {
    subscribe: store.subscribe,
    state: store.state,
    now: () => epochMs(clock() - (store.state() ?? 0)),
    check: async () => {
      if (probe === null) return;
      try {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        const startedAt = clock();
        const { headers } = await probe.fetch(probe.url, { method: 'HEAD', cache: 'no-store', signal });
        const serverTime = serverTimeOf(headers);
        if (serverTime === null) return;
        // The server wrote the time between the request and the response.
        const offset = (startedAt + clock()) / 2 - serverTime;
        store.set(Math.abs(offset) > TOLERANCE_MS ? offset : null);
      } catch {
        // Without a response, the last comparison counts.
      }
    },
  };
}

/**
 * The time at which the response arrived, by the server's clock: `Date`, plus `Age` if a cache kept the response.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1
 * @see https://www.rfc-editor.org/rfc/rfc9111#section-5.1
 */
function serverTimeOf(headers: Headers): number | null {
  const date = Date.parse(headers.get('date') ?? '');
  const age = /^\d{1,9}$/.exec(headers.get('age') ?? '')?.[0];
  return Number.isNaN(date) ? null : date + Number(age ?? 0) * SECOND_MS;
}
