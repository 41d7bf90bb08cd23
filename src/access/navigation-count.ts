import * as v from 'valibot';
import { isGuid } from '../std/guid.ts';
import { type Clock, MINUTE_MS } from '../std/time.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { NAVIGATION_COUNT_KEY } from '../storage/storage-keys.ts';

const MAX_PER_MINUTE = 2;

const COUNT = v.object({
  at: v.pipe(v.array(v.number()), v.maxLength(MAX_PER_MINUTE)),
  lastAadstsCode: v.exactOptional(v.number()),
  lastCorrelationId: v.exactOptional(v.pipe(v.string(), v.check(isGuid))),
});
type Count = v.InferOutput<typeof COUNT>;

/** The ids of the last failed response, for the message that ends a redirect loop. */
type LastFailure = { readonly aadstsCode?: number; readonly correlationId?: string };

/** Counts how often a tab navigates to the sign-in page, to stop redirect loops. */
export type NavigationCount = {
  /** Counts a navigation and returns `true`. After two within a minute, returns `false` and does not count it. */
  tryNavigate(): boolean;
  /** Remembers what to quote to support when the loop is stopped. */
  setLastFailure(failure: LastFailure): void;
  lastFailure(): LastFailure;
  /** Call it when the user signs out: a deliberate action is not part of a loop. */
  reset(): void;
};

/**
 * `tryNavigate` throws if the store cannot be written, because a tab that cannot count must not navigate. If the clock is
 * set back, a navigation in the future counts as made now, and is stored as such: one minute later the tab may navigate.
 */
export function createNavigationCount(options: {
  readonly store: KeyValueStore;
  readonly clock: Clock;
}): NavigationCount {
  const { store, clock } = options;

  function read(): Count {
    try {
      const parsed = v.safeParse(COUNT, JSON.parse(store.getItem(NAVIGATION_COUNT_KEY) ?? '{"at":[]}'));
      return parsed.success ? parsed.output : { at: [] };
    } catch {
      return { at: [] };
    }
  }

  function write(count: Count): void {
    store.setItem(NAVIGATION_COUNT_KEY, JSON.stringify(count));
  }

  return {
    tryNavigate() {
      const now = clock();
      const count = read();
      const recent = count.at.map((at) => Math.min(at, now)).filter((at) => now - at < MINUTE_MS);
      const isAllowed = recent.length < MAX_PER_MINUTE;
      // Written on a refusal too: otherwise a time in the future would count as now until the clock catches up.
      write({ ...count, at: isAllowed ? [...recent, now] : recent });
      return isAllowed;
    },
    setLastFailure({ aadstsCode, correlationId }) {
      write({
        at: read().at,
        ...(aadstsCode === undefined ? {} : { lastAadstsCode: aadstsCode }),
        ...(correlationId === undefined ? {} : { lastCorrelationId: correlationId }),
      });
    },
    lastFailure() {
      const { lastAadstsCode, lastCorrelationId } = read();
      return {
        ...(lastAadstsCode === undefined ? {} : { aadstsCode: lastAadstsCode }),
        ...(lastCorrelationId === undefined ? {} : { correlationId: lastCorrelationId }),
      };
    },
    reset() {
      store.removeItem(NAVIGATION_COUNT_KEY);
    },
  };
}
