import { type Browser, test as base, chromium, expect, type Page } from 'playwright/test';
import {
  APP_ORIGIN,
  DEFAULT_CONFIGURATION,
  E2E_APPLICATION,
  MAPPED_HOSTS,
  type Site,
  type SiteOptions,
  startSiteServer,
} from './site.ts';
import { findChromium, MAPPED_FLAGS } from './tools/chromium.mjs';
import { type PageWatch, watchPages } from './watch-page.ts';

type TestFixtures = {
  readonly scenario: SiteOptions['scenario'];
  readonly configuration: SiteOptions['configuration'];
  readonly application: SiteOptions['application'];
  readonly site: Site;
  readonly watch: PageWatch;
};

type WorkerFixtures = {
  readonly siteServer: Awaited<ReturnType<typeof startSiteServer>>;
  readonly mappedBrowser: Browser;
};

/** Every origin that the tested pages may send requests to. */
const PLANNED_ORIGINS = MAPPED_HOSTS.map((host) => `https://${host}`);

/**
 * The production build behind TLS, with the simulator behind the real host names. Sign-in, CORS and the CSP are the
 * browser's own. Every test gets a new simulator and fails on any event it did not plan.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  siteServer: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the required fixtures from this pattern
    async ({}, use) => {
      const server = await startSiteServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  mappedBrowser: [
    async ({ siteServer }, use) => {
      const rules = MAPPED_HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${siteServer.port}`).join(', ');
      const path = findChromium();
      const browser = await chromium.launch({
        ...(path === null ? {} : { executablePath: path }),
        args: [...MAPPED_FLAGS, `--host-resolver-rules=${rules}`],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  scenario: ['normal', { option: true }],
  configuration: [DEFAULT_CONFIGURATION, { option: true }],
  application: [E2E_APPLICATION, { option: true }],
  site: async ({ siteServer, scenario, configuration, application }, use) => {
    await use(siteServer.open({ scenario, configuration, application }));
  },
  context: async ({ mappedBrowser, site, viewport, colorScheme }, use) => {
    // Create the site before any page of the test requests it.
    expect(site.requests).toEqual([]);
    const context = await mappedBrowser.newContext({
      ignoreHTTPSErrors: true,
      viewport: viewport ?? { width: 1440, height: 900 },
      colorScheme: colorScheme ?? 'light',
      reducedMotion: 'reduce',
    });
    await use(context);
    await context.close();
  },
  page: async ({ context }, use) => {
    await use(await context.newPage());
  },
  watch: [
    async ({ context }, use) => {
      const watch = await watchPages(context, PLANNED_ORIGINS);
      await use(watch);
      expect(watch.problems).toEqual([]);
    },
    { auto: true },
  ],
});

/** Clicks `Sign in` on any page and picks an account on the page of the simulated Entra. */
export async function signIn(page: Page, role = 'Analyst'): Promise<void> {
  await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`^${role}`) }).click();
}

/** Waits until the queue has loaded everything. Afterwards rows keep their places, and no request follows for a minute. */
export async function expectAllLoaded(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Completeness' })).toContainText('All loaded');
}

/** Matches the number of rows that the queue shows. Matches the whole number, so that 2 does not match 62. */
export function shownCount(count: number | string): RegExp {
  return new RegExp(`(^|[^\\d,])${count} shown`);
}

/** Opens the app at a route, without one the queue of all incidents, and signs in. */
export async function openSignedIn(page: Page, options: { readonly role?: string; readonly route?: string } = {}) {
  await page.goto(`${APP_ORIGIN}/${options.route ?? '#/incidents'}`);
  await signIn(page, options.role);
}
