import type { QueryClient } from '@tanstack/react-query';
import type { KeptToken, KeptTokens } from '../../access/kept/kept-tokens.ts';
import { createIdleDetector } from '../../std/idle-detector.ts';
import { type Clock, MINUTE_MS, SECOND_MS } from '../../std/time.ts';

/** What a page notices of its user. Not part of `Environment`, because the landing page does without it. */
export type PageEvents = {
  /** Calls `listener` when the user leaves the page: it is closed, reloaded or put into the back/forward cache. */
  onHidden(listener: () => void): void;
  /** Calls `listener` when the browser restores the page from its back/forward cache. */
  onRestored(listener: () => void): void;
  /** Calls `listener` on every input by the user. */
  onInput(listener: () => void): void;
};

/** How long a kept token may stay in a tab without input. */
const KEPT_IDLE_MINUTES = 60;

const CHECK_EVERY_MS = SECOND_MS;
const INPUT_EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const;

/** The events of the real page. */
export const BROWSER_PAGE: PageEvents = {
  onHidden: (listener) => addEventListener('pagehide', listener),
  onRestored: (listener) => {
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) listener();
    });
  },
  onInput: (listener) => {
    for (const type of INPUT_EVENTS) addEventListener(type, listener, { passive: true });
  },
};

/**
 * Ends kept tokens in time: at their expiry, when the user leaves the page or it returns from the back/forward cache, and
 * after an hour without input. Requests with a token that has ended or was replaced are aborted, and the list is fetched
 * again: with the new token it continues from where it was, without one it says that the token has ended. What was read
 * with a removed token is removed too.
 */
export function watchKeptTokens(options: {
  readonly keptTokens: KeptTokens;
  readonly queryClient: QueryClient;
  readonly clock: Clock;
  readonly page: PageEvents;
}): void {
  const { keptTokens, queryClient, clock, page } = options;
  const idleness = createIdleDetector({
    clock,
    idleMs: KEPT_IDLE_MINUTES * MINUTE_MS,
    onIdle: () => keptTokens.endAll('inactive'),
  });
  let timer: ReturnType<typeof setInterval> | null = null;
  const check = () => {
    keptTokens.endExpired();
    idleness.check();
  };
  /** Runs the timer only while there is a token. */
  function updateTimer(): void {
    const isNeeded = keptTokens.state().some(({ end }) => end === null);
    if (isNeeded && timer === null) timer = setInterval(check, CHECK_EVERY_MS);
    if (!isNeeded && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  }

  let known = keptTokens.state();
  keptTokens.subscribe(() => {
    const previous = known;
    known = keptTokens.state();
    for (const entry of previous) void followChange(queryClient, entry, known);
    updateTimer();
  });
  page.onInput(idleness.recordActivity);
  page.onHidden(() => keptTokens.endAll('page-left'));
  // Not every browser lets `pagehide` handlers finish.
  page.onRestored(() => keptTokens.endAll('page-left'));
}

async function followChange(
  queryClient: QueryClient,
  previous: KeptToken,
  entries: readonly KeptToken[],
): Promise<void> {
  const current = entries.find(({ id }) => id === previous.id);
  const queryKey = [previous.id];
  if (current === undefined) {
    await queryClient.cancelQueries({ queryKey });
    queryClient.removeQueries({ queryKey });
  } else if (current.serial !== previous.serial || (current.end !== null && previous.end === null)) {
    await queryClient.cancelQueries({ queryKey });
    for (const query of queryClient.getQueryCache().findAll({ queryKey, type: 'inactive' })) {
      // The error of the earlier token would keep the next page from fetching.
      if (query.state.data === undefined) queryClient.removeQueries({ queryKey: query.queryKey, exact: true });
      else query.setState({ error: null, status: 'success', isInvalidated: true });
    }
    await queryClient.refetchQueries({ queryKey, type: 'active' }, { throwOnError: false });
  }
}
