import type { Page } from 'playwright/test';

/** Everything a page did that no test planned. Empty at the end of every test. */
export type PageWatch = {
  readonly problems: string[];
  /** Lets a console error pass that the test brought about on purpose. */
  allowConsole(pattern: RegExp): void;
  /** Lets requests to a further origin pass. */
  allowOrigin(origin: string): void;
};

/** Chromium's own line for any answer of 400 or more, or a cut connection: the answer itself is what tests judge. */
const FAILED_TO_LOAD = /^Failed to load resource/;

/** Watches console errors, uncaught exceptions, violations of the policy and requests to origins outside `origins`. */
export async function watchPage(page: Page, origins: readonly string[]): Promise<PageWatch> {
  const problems: string[] = [];
  const allowedConsole: RegExp[] = [];
  const allowedOrigins = new Set(origins);
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    const from = message.location().url;
    const planned = FAILED_TO_LOAD.test(text) && !from.startsWith('https://gatehouse.example/assets/');
    if (!planned && !allowedConsole.some((pattern) => pattern.test(text))) problems.push(`console: ${text} (${from})`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('blob:') || url.startsWith('data:')) return;
    if (!allowedOrigins.has(new URL(url).origin)) problems.push(`unplanned request: ${request.method()} ${url}`);
  });
  return {
    problems,
    allowConsole: (pattern) => allowedConsole.push(pattern),
    allowOrigin: (origin) => allowedOrigins.add(origin),
  };
}
