import type { QueryClient } from '@tanstack/react-query';
import { SECOND_MS } from '../../std/time.ts';

/** Without data by then, the connection is slow or the page requests none, and the rest loads anyway. */
const MAX_WAIT_MS = 10 * SECOND_MS;

/** Resolves in an idle moment after the first data arrived, for code that the first rows must not wait for. */
export async function afterFirstRows(client: QueryClient): Promise<void> {
  await firstData(client);
  // The page renders the data in several tasks, and an idle callback can run between two of them.
  await idle();
  await nextFrame();
  await idle();
}

/** Resolves before the next paint; soon while the page is hidden, when the browser paints nothing. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, SECOND_MS);
    requestAnimationFrame(() => resolve());
  });
}

/** Resolves when a query has data, or after `MAX_WAIT_MS`. */
function firstData(client: QueryClient): Promise<void> {
  const cache = client.getQueryCache();
  const hasData = () => cache.getAll().some(({ state }) => state.data !== undefined);
  if (hasData()) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      unsubscribe();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(finish, MAX_WAIT_MS);
    const unsubscribe = cache.subscribe(() => {
      if (hasData()) finish();
    });
  });
}

/** Safari has no idle callbacks. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2 * SECOND_MS });
    else setTimeout(resolve, SECOND_MS);
  });
}
