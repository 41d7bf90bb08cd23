import * as v from 'valibot';
import { isGuid } from '../std/guid.ts';
import { type Clock, MINUTE_MS } from '../std/time.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { NAVIGATION_COUNT_KEY } from '../storage/storage-keys.ts';

const MOST_PER_MINUTE = 2;

const COUNT = v.object({
  at: v.pipe(v.array(v.number()), v.maxLength(MOST_PER_MINUTE)),
  lastAadstsCode: v.exactOptional(v.number()),
  lastCorrelationId: v.exactOptional(v.pipe(v.string(), v.check(isGuid))),
});
type Count = v.InferOutput<typeof COUNT>;

/** What the last failed answer said, kept for the page that ends a loop. */
export type LastAnswer = { readonly aadstsCode?: number; readonly correlationId?: string };

/** Counts how often a tab has left for the sign-in page, so that no chain of refusals becomes a loop. */
export type NavigationCount = {
  /** Counts one departure, unless there were two within the last minute already: then says no and counts none. */
  tryLeave(): boolean;
  /** Keeps what to quote should the loop be broken. */
  keepAnswer(answer: LastAnswer): void;
  lastAnswer(): LastAnswer;
  /** A deliberate act of the person (signing out) ends the chain. */
  reset(): void;
};

/**
 * Throws what the store throws on writing: a tab that cannot count must not leave. A departure ahead of the clock, which
 * was then set back, counts as one made now, once: a minute after the first refusal the tab may leave again.
 */
export function createNavigationCount(store: KeyValueStore, clock: Clock): NavigationCount {
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
    tryLeave() {
      const now = clock();
      const count = read();
      const recent = count.at.map((at) => Math.min(at, now)).filter((at) => now - at < MINUTE_MS);
      const isAllowed = recent.length < MOST_PER_MINUTE;
      // Also on a refusal: a time ahead of the clock would otherwise count as now until the clock has caught up.
      write({ ...count, at: isAllowed ? [...recent, now] : recent });
      return isAllowed;
    },
    keepAnswer({ aadstsCode, correlationId }) {
      write({
        at: read().at,
        ...(aadstsCode === undefined ? {} : { lastAadstsCode: aadstsCode }),
        ...(correlationId === undefined ? {} : { lastCorrelationId: correlationId }),
      });
    },
    lastAnswer() {
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
