import type { Crash } from './describe-crash.ts';

/** Writes an error to the console, redacted: a console can be recorded, and users paste it into support tickets. */
export async function reportError(crash: Crash): Promise<void> {
  const module = await import('./describe-crash.ts');
  // A chunk that failed to load is `undefined`. Without it, nothing can be redacted.
  // biome-ignore lint/suspicious/noConsole: the redacted replacement of the browser's own message
  console.error('Gatehouse:', module?.describeCrash(crash) ?? 'Unknown error');
}

/** Reports the errors that no boundary catches: in event handlers, timers and promises. The page stays as it is. */
export function watchErrors(page: Pick<Window, 'addEventListener'>, report = reportError): void {
  page.addEventListener('error', (event) => {
    // Browsers report their own notices, such as that of a resize observer, without an error.
    if (event.error === null || event.error === undefined) return;
    event.preventDefault();
    void report({ error: event.error, componentStack: '' });
  });
  page.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    void report({ error: event.reason, componentStack: '' });
  });
}
