import type { Fetch } from '../../http/protected-resource.ts';
import { serverTimeOf } from '../../http/server-time.ts';
import { createStore, type ReadableStore } from '../../std/store.ts';
import { type Clock, epochMs, MINUTE_MS } from '../../std/time.ts';

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

/** Up to here a token is judged like the services judge it. The check of the set-up warns earlier. */
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
        const serverTime = serverTimeOf({ date: headers.get('date'), age: headers.get('age') });
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
