import { expect, type Page } from 'playwright/test';
import { randomFrom } from '../src/defender/paging/moving-tenant.fixture.ts';
import { EXAMPLE_SOC } from '../src/sim/world/tenants.ts';
import { openSignedIn, test } from './fixtures.ts';
import { APP_ORIGIN, E2E_APPLICATION, type Site } from './site.ts';

/** `npm run faults` sets both; `npm test` plays a few journeys that are always the same. */
const RUNS = Number(process.env.FAULT_BROWSER_RUNS ?? 4);
const FIRST_SEED = Number(process.env.FAULT_SEED ?? 1);
const STEPS = 5;

const LIST = { pathPattern: /^\/api\/incidents$/ };
const TOKEN = { method: 'POST', pathPattern: /\/oauth2\/v2\.0\/token$/ };

type PlannedResponse = Parameters<Site['simulator']['plan']>[0]['response'];

const RESPONSES: { readonly [name: string]: PlannedResponse } = {
  'cut connection': { kind: 'network' },
  'slow response': { kind: 'delay', ms: 3_000 },
  'no CORS headers': { kind: 'no-cors' },
  '403': { kind: 'status', status: 403, body: '{"error":{"code":"Forbidden","message":"Planned."}}' },
  '429': { kind: 'status', status: 429, body: '', headers: { 'retry-after': '2' } },
  '500': { kind: 'status', status: 500, body: '' },
  'HTML page': { kind: 'status', status: 200, body: '<!doctype html>', headers: { 'content-type': 'text/html' } },
  'truncated body': { kind: 'status', status: 200, body: '{"value":[{"incidentId":1,' },
};

/** What a user does in one step. Everything waits for what is on the screen, and nothing needs the step before. */
const ACTIONS: { readonly [name: string]: (page: Page) => Promise<unknown> } = {
  'open the token page and come back': async (page) => {
    await page.goto(`${APP_ORIGIN}/#/token`);
    // A page whose chunk is gone shows a notice in the shell instead.
    await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('alert')).first()).toBeVisible();
    await page.goto(`${APP_ORIGIN}/#/incidents`);
  },
  'open an incident that may not exist': async (page) => {
    await page.goto(`${APP_ORIGIN}/#/incidents/${EXAMPLE_SOC.tenantId}/41141`);
    await expect(page.locator('main')).toBeVisible();
    await page.goto(`${APP_ORIGIN}/#/incidents`);
  },
  'open and close the palette': async (page) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
  },
  'reload the page': (page) => page.reload(),
  refresh: async (page) => {
    const refresh = page.getByRole('button', { name: 'Refresh now' });
    if (await refresh.isVisible()) await refresh.click();
  },
};

/** What goes wrong before a step. */
function faultsOf(page: Page, site: Site): { readonly [name: string]: () => unknown } {
  const planned = Object.entries(RESPONSES).flatMap(([name, response]) => [
    [`API: ${name}`, () => site.simulator.plan({ match: LIST, times: 3, response })] as const,
    [`token endpoint: ${name}`, () => site.simulator.plan({ match: TOKEN, times: 1, response })] as const,
  ]);
  return {
    ...Object.fromEntries(planned),
    'browser offline': () => page.context().setOffline(true),
    'files gone after a deployment': () =>
      page.route(/assets\/(token-page|command-palette|incident-page)[^/]*\.js$/, (route) =>
        route.fulfill({ status: 404, body: 'Not found' }),
      ),
    'tab storage cleared': () => page.evaluate(() => sessionStorage.clear()),
    'signed out in another tab': () =>
      page.evaluate((name) => {
        const channel = new BroadcastChannel(name);
        channel.postMessage({ kind: 'signed-out' });
        channel.close();
      }, `gatehouse.session.${E2E_APPLICATION.clientId}`),
  };
}

/** Everything the page shows and keeps, but for the sign-in library's own entries. */
function visibleAndStored(page: Page): Promise<string> {
  return page.evaluate(() => {
    const kept = [localStorage, sessionStorage].flatMap((storage) =>
      Object.entries({ ...storage }).filter(([key]) => !key.startsWith('msal.')),
    );
    return JSON.stringify([kept, location.href, document.title, document.body.textContent, document.cookie]);
  });
}

for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
  test(`a journey with faults ends with every incident and no leak (seed ${seed})`, async ({ page, site, watch }) => {
    // The browser logs an error for every failed request.
    watch.allowConsole(/Failed to load resource|blocked by CORS policy|MIME type|net::ERR_/);
    const random = randomFrom(seed);
    const pick = (names: readonly string[]) => names[Math.floor(random() * names.length)] ?? '';
    const tokens = new Set<string>();
    page.on('request', (request) => {
      const bearer = request.headers().authorization?.replace('Bearer ', '');
      if (bearer !== undefined) tokens.add(bearer.slice(-40));
    });
    const faults = faultsOf(page, site);
    const steps: string[] = [];
    await openSignedIn(page, { route: '#/incidents' });
    for (let step = 0; step < STEPS; step += 1) {
      const fault = pick(Object.keys(faults));
      const action = pick(Object.keys(ACTIONS));
      steps.push(`${fault} → ${action}`);
      await test.step(steps.at(-1) ?? '', async () => {
        await faults[fault]?.();
        // An address that cannot be reached is one of the faults.
        await ACTIONS[action]?.(page).catch((error: Error) => {
          if (!error.message.includes('net::ERR_')) throw error;
        });
        await page.context().setOffline(false);
      });
      site.simulator.world.add(EXAMPLE_SOC.tenantId, Date.now(), { name: `Added in step ${step}` });
    }

    await test.step('all faults end, and the user reloads the page', async () => {
      await page.unrouteAll();
      site.advance(3_600_000);
      // Planned responses that were not used yet are used up here.
      for (let left = 0; left < STEPS * 3; left += 1) await consumePlannedFaults(site);
      await page.goto(`${APP_ORIGIN}/#/incidents`);
      await page.reload();
      const queue = page.getByRole('table', { name: 'Incidents' });
      const button = page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true });
      await expect(queue.or(button).first()).toBeVisible();
      if (await button.isVisible()) {
        await button.click();
        // The sign-in service may still have a session, and then shows no account page.
        const analyst = page.getByRole('button', { name: /^Analyst/ });
        await expect(queue.or(analyst).first()).toBeVisible();
        if (await analyst.isVisible()) await analyst.click();
      }
    });
    const count = site.simulator.world.incidents(EXAMPLE_SOC.tenantId).length;
    const completeness = page.getByRole('status', { name: 'Completeness' });
    await expect(completeness, steps.join('; ')).toContainText('All loaded', { timeout: 60_000 });
    await expect(completeness).toContainText(`${count.toLocaleString('en')} loaded`);
    expect(tokens.size).toBeGreaterThan(0);
    const seen = await visibleAndStored(page);
    expect([...tokens].filter((token) => seen.includes(token))).toEqual([]);
  });
}

/** Sends one request of each planned kind, without a page. */
async function consumePlannedFaults(site: Site): Promise<void> {
  const peer = { origin: APP_ORIGIN };
  for (const [method, url] of [
    ['GET', 'https://api.security.microsoft.com/api/incidents'],
    ['POST', 'https://login.microsoftonline.com/organizations/oauth2/v2.0/token'],
  ] as const) {
    await site.simulator.handle(new Request(url, { method }), peer).catch(() => undefined);
  }
}
