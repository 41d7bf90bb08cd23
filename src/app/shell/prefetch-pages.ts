import type { QueryClient } from '@tanstack/react-query';
import { MINUTE_MS } from '../../std/time.ts';
import { MENU_LIBRARY } from '../../ui/use-menu-library.ts';
import { importCrashPage } from '../crash/error-boundary.tsx';
import { afterFirstRows, idle } from '../loading/after-first-rows.ts';

/** The pages by the links that lead to them. */
const PAGES: readonly (readonly [link: RegExp, load: () => Promise<unknown>])[] = [
  [/^#\/incidents\/./, () => import('../../incidents/page/incident-page.tsx')],
  [/^#\/(incidents)?(\?|$)/, () => import('../../incidents/queue/incidents-page.tsx')],
  [/^#\/token/, () => import('../../inspector/page/token-page.tsx')],
  [/^#\/tenants/, () => import('../../tenants/page/tenants-page.tsx')],
  [/^#\/setup/, () => import('../../setup/page/setup-page.tsx')],
];

/**
 * Loads a page when the pointer or the focus reaches a link to it. A minute after the first rows, loads every page, the
 * command palette and the libraries of menus and dialogs, so that they work offline and after a deployment. Requests
 * nothing while the browser is offline. Failures have no effect: the next use loads the chunk again.
 */
export async function prefetchPages(client: QueryClient): Promise<void> {
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, prefetchLinked);
  await afterFirstRows(client);
  await importCrashPage();
  await new Promise((resolve) => setTimeout(resolve, MINUTE_MS));
  const rest = [
    () => import('./find-commands.ts'),
    ...PAGES.map(([, load]) => load),
    () => import('./keyboard-sheet.tsx'),
    () => import('@base-ui/react/dialog'),
  ];
  for (const load of rest) {
    await idle();
    await online();
    await load();
  }
  MENU_LIBRARY.fetch();
}

function online(): Promise<void> {
  if (navigator.onLine) return Promise.resolve();
  return new Promise((resolve) => window.addEventListener('online', () => resolve(), { once: true }));
}

function prefetchLinked({ target }: Event): void {
  const href = target instanceof Element ? target.closest('a')?.getAttribute('href') : null;
  void PAGES.find(([link]) => link.test(href ?? ''))?.[1]();
}
