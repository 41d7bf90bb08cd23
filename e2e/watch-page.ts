import type { BrowserContext, Page } from 'playwright/test';

/** Collects the unplanned events of a test's pages. Every test ends without any. */
export type PageWatch = {
  readonly problems: string[];
  /** Allows a console error that the test causes on purpose. The pattern is matched against the message and its source URL. */
  allowConsole(pattern: RegExp): void;
};

/** Records console errors, uncaught exceptions, CSP violations and requests to other origins on every page of the context. */
export async function watchPages(context: BrowserContext, origins: readonly string[]): Promise<PageWatch> {
  const problems: string[] = [];
  const allowedConsole: RegExp[] = [];
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  const watch = (page: Page) => {
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      const line = `${message.text()} (${message.location().url})`;
      if (!allowedConsole.some((pattern) => pattern.test(line))) problems.push(`console: ${line}`);
    });
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (url.startsWith('blob:') || url.startsWith('data:')) return;
      if (!origins.includes(new URL(url).origin)) problems.push(`unplanned request: ${request.method()} ${url}`);
    });
  };
  for (const page of context.pages()) watch(page);
  context.on('page', watch);
  return { problems, allowConsole: (pattern) => allowedConsole.push(pattern) };
}
