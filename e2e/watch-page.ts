import type { BrowserContext, Page } from 'playwright/test';

/** Everything the pages of a test did that it did not plan. Empty at the end of every test. */
export type PageWatch = {
  readonly problems: string[];
  /** Lets a console error pass that the test brought about on purpose. The pattern sees the text and where it came from. */
  allowConsole(pattern: RegExp): void;
};

/** Watches every page of the context for console errors, uncaught exceptions, violations of the policy and requests to origins outside `origins`. */
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
