import { importCrashPage } from '../crash/error-boundary.tsx';
import { importOtherRoutes } from '../pages/import-other-routes.ts';

const MAX_PAINT_WAIT_MS = 2_000;

/** Loads everything behind the landing page, sign-in included. */
export function importSessionRoot() {
  return import('./session-root.tsx');
}

/** Loads the landing page, which the HTML shows until then. */
export function importLanding() {
  return import('../landing/landing.tsx');
}

/** Loads the pages that replace the app. Resolves to `undefined` if that fails. */
export function importStopPages(): Promise<typeof import('./stop-pages.ts') | undefined> {
  return import('./stop-pages.ts');
}

/** Loads what a user without a session needs next, without starting sign-in, so that `Sign in` leaves the page at once. */
export async function prefetchSignIn(): Promise<void> {
  await Promise.all([importSession(), importStopPages(), importCrashPage(), importOtherRoutes()]);
}

/** Loads the chunks that the first rows of the queue need. */
export async function prefetchQueue(): Promise<void> {
  await Promise.all([importSession(), import('./prefetch-incidents.ts').then((module) => module?.prefetchIncidents())]);
}

async function importSession(): Promise<void> {
  await Promise.all([
    importSessionRoot(),
    import('../context/begin-session.ts'),
    import('../context/start-first-lists.ts'),
    import('../../access/start-session.ts'),
  ]);
}

/**
 * Resolves after the first paint: at once if the page has painted or is hidden, and after two seconds in browsers without
 * paint timing. Timers and idle callbacks can run before the paint, so they are no substitute.
 */
export function firstPaint(): Promise<void> {
  if (document.visibilityState === 'hidden') return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, MAX_PAINT_WAIT_MS);
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe({ type: 'paint', buffered: true });
  });
}
