import type { QueryClient } from '@tanstack/react-query';
import { SECOND_MS } from '../../std/time.ts';
import { MENU_LIBRARY } from '../../ui/use-menu-library.ts';
import { importCrashPage } from '../crash/error-boundary.tsx';

/** Without rows by then, the connection is slow or the page has none, and the other pages load anyway. */
const MAX_WAIT_MS = 10 * SECOND_MS;

/**
 * Loads every page, the command palette and the libraries of menus and dialogs, so that they work offline and after a
 * deployment. Waits for the first rows and an idle moment. Failures have no effect: the next use loads the chunk again.
 */
export async function prefetchPages(client: QueryClient): Promise<void> {
  await firstData(client);
  const pages = [
    importCrashPage,
    () => import('./find-commands.ts'),
    () => import('../../incidents/page/incident-page.tsx'),
    () => import('../../inspector/page/token-page.tsx'),
    () => import('../../incidents/queue/incidents-page.tsx'),
    () => import('../../tenants/page/tenants-page.tsx'),
    () => import('../../setup/page/setup-page.tsx'),
    () => import('./keyboard-sheet.tsx'),
    () => import('@base-ui/react/dialog'),
  ];
  for (const load of pages) {
    await idle();
    await load();
  }
  MENU_LIBRARY.fetch();
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
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2 * SECOND_MS });
    else setTimeout(resolve, SECOND_MS);
  });
}
