import { expect, type Page } from 'playwright/test';
import { EXAMPLE_CLINIC, EXAMPLE_SOC } from '../src/sim/world/tenants.ts';
import { signIn, test } from './fixtures.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION, PROXY_PATH, type Site } from './site.ts';

const LIST_PATH = '/api/incidents';

function anApplicationToken(site: Site, lifetimeSeconds = 3_600): Promise<string> {
  const { tenantId } = EXAMPLE_CLINIC;
  const permissions = ['Incident.Read.All'];
  return site.simulator.issueApplicationToken({ tenantId, api: 'defender-xdr', permissions, lifetimeSeconds });
}

function aDelegatedToken(site: Site): Promise<string> {
  const { tenantId } = EXAMPLE_SOC;
  const permissions = ['Incident.Read'];
  return site.simulator.issueDelegatedToken({ tenantId, api: 'defender-xdr', permissions, personaId: 'analyst' });
}

async function keep(page: Page, token: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Token' });
  await box.fill(token);
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await page.getByRole('button', { name: 'Keep for this tab' }).click();
  await expect(box).toHaveValue('');
}

/** Records everything that leaves the page, without the header that may contain a token. */
function watchRequests(page: Page, tokenHosts: readonly string[]): string[] {
  const sent: string[] = [];
  page.on('request', async (request) => {
    const { authorization = '', ...headers } = await request.allHeaders();
    const mayCarryToken = tokenHosts.includes(new URL(request.url()).host);
    sent.push(JSON.stringify([request.url(), headers, request.postData(), mayCarryToken ? '' : authorization]));
  });
  return sent;
}

/** Everything that the page keeps or shows: storage of every kind, the document, the values of fields, URL and history. */
async function tracesIn(page: Page): Promise<string> {
  const traces = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await globalThis.caches.keys();
    const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
      field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
    );
    const entries = performance.getEntries().map(({ name }) => name);
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      databases,
      caches,
      document.cookie,
      fields,
      location.href,
      document.title,
      history.state,
      entries,
    ]);
  });
  return `${traces}${await page.content()}`;
}

/** Parts of the tokens that only a token contains. */
function canariesOf(tokens: readonly string[]): readonly string[] {
  return tokens.flatMap((token) =>
    token
      .split('.')
      .slice(1)
      .map((part) => part.slice(0, 40)),
  );
}

async function expectNowhere(page: Page, sent: readonly string[], tokens: readonly string[]): Promise<void> {
  const traces = `${await tracesIn(page)}${sent.join()}`;
  for (const canary of canariesOf(tokens)) expect(traces).not.toContain(canary);
}

for (const { name, configuration, host } of [
  { name: 'at the host of its audience', configuration: {}, host: 'api.security.microsoft.com' },
  {
    name: 'behind a same-origin path',
    configuration: { apiBaseUrl: PROXY_PATH.replace(/\/$/, '') },
    host: new URL(APP_ORIGIN).host,
  },
]) {
  test.describe(`kept tokens ${name}`, () => {
    test.use({ configuration });

    test('read incidents signed out and without a client id, end, are replaced and wiped, and leave no trace', async ({
      page,
      site,
      watch,
    }) => {
      watch.allowConsole(/status of 401/);
      const sent = watchRequests(page, [host]);
      const tokens = [
        await anApplicationToken(site),
        await aDelegatedToken(site),
        await anApplicationToken(site, 7_200),
      ];
      const [application = '', delegated = '', replacement = ''] = tokens;
      const listRequests = () =>
        site.requests.filter((request) => request.startsWith('GET ') && request.endsWith(LIST_PATH)).length;

      await page.goto(`${APP_ORIGIN}/#/token`);
      await keep(page, application);
      await keep(page, delegated);
      const kept = page.getByRole('list', { name: 'Kept tokens' }).getByRole('listitem');
      await expect(kept).toHaveCount(2);
      const clinic = kept.filter({ hasText: 'Incident.Read.All' });
      await expect(clinic).toContainText(`Requests go to ${host}`);
      expect(site.requests).toEqual([]);
      await expectNowhere(page, sent, tokens);

      await clinic.getByRole('button', { name: 'Use for incidents' }).click();
      const context = page.getByRole('status', { name: 'Access context' });
      await expect(context).toContainText(EXAMPLE_CLINIC.tenantId);
      await expect(context).toContainText('Application context');
      await expect(context).toContainText(/Accepted by the API at \d\d:\d\d/);
      await expect(page.getByRole('status', { name: 'Completeness' })).toContainText('All loaded');
      const rows = page.getByRole('table', { name: 'Incidents' }).getByRole('row');
      await expect(rows.nth(2)).toBeVisible();
      await page.getByRole('link', { name: /^My queue/ }).click();
      await expect(page.getByText('No user is signed in to this access')).toBeVisible();
      await page.getByRole('button', { name: 'Show all' }).click();

      // The API refuses the token while the queue reads: one request, no renewal, and the rows stay.
      const before = listRequests();
      site.simulator.plan({
        match: { method: 'GET', pathPattern: /incidents/ },
        times: 1,
        response: { kind: 'status', status: 401, body: '{"error":{"code":"Unauthorized","message":"no"}}' },
      });
      await page.getByRole('button', { name: 'Refresh now' }).click();
      const alert = page.getByRole('alert');
      await expect(alert).toContainText('The API rejected the token');
      await expect(context).toContainText('Ended');
      await expect(rows.nth(2)).toBeVisible();
      expect(listRequests()).toBe(before + 1);
      await expectNowhere(page, sent, tokens);

      await alert.getByRole('button', { name: 'Bring a new token' }).click();
      await expect(clinic).toContainText('Rejected by the API');
      await keep(page, replacement);
      await expect(clinic).toContainText('In use');
      const navigation = page.getByRole('navigation', { name: 'Main' });
      await navigation.getByRole('link', { name: 'Incidents' }).click();
      await expect(context).toContainText('Accepted by the API');
      await expect(rows.nth(2)).toBeVisible();
      await expect(alert).toHaveCount(0);

      // The delegated token, alone.
      await context.getByRole('button', { name: 'Stop using' }).click();
      await expect(page.getByRole('heading', { name: 'Sign in to see the incidents' })).toBeVisible();
      await navigation.getByRole('link', { name: 'Token' }).click();
      const user = kept.filter({ hasText: EXAMPLE_SOC.tenantId });
      await user.getByRole('button', { name: 'Use for incidents' }).click();
      await expect(context).toContainText('Delegated context');
      await expect(context).toContainText(EXAMPLE_SOC.tenantId);
      await expect(context).toContainText('Accepted by the API');
      await expect(rows.nth(2)).toBeVisible();
      await expectNowhere(page, sent, tokens);

      await navigation.getByRole('link', { name: 'Token' }).click();
      await page.getByRole('button', { name: 'Remove all' }).click();
      await expect(kept).toHaveCount(0);
      const requestsBefore = site.requests.length;
      await navigation.getByRole('link', { name: 'Incidents' }).click();
      await expect(page.getByRole('heading', { name: 'Sign in to see the incidents' })).toBeVisible();
      expect(site.requests).toHaveLength(requestsBefore);
      await expectNowhere(page, sent, tokens);
    });
  });
}

test.describe('a kept token', () => {
  test.use({ configuration: DEFAULT_CONFIGURATION });

  test('ends when a user signs out in another tab', async ({ page, context, site }) => {
    await page.goto(`${APP_ORIGIN}/#/token`);
    await keep(page, await anApplicationToken(site));
    await page.getByRole('button', { name: 'Use for incidents' }).click();
    await expect(page.getByRole('status', { name: 'Access context' })).toContainText('Accepted by the API');
    const other = await context.newPage();
    await other.goto(`${APP_ORIGIN}/#/incidents`);
    await signIn(other);
    await other.getByRole('button', { name: 'Account' }).click();
    await other.getByRole('menuitem', { name: /^Sign out/ }).click();
    await expect(page.getByRole('heading', { name: 'Sign in to see the incidents' })).toBeVisible();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Token' }).click();
    await expect(page.getByRole('list', { name: 'Kept tokens' })).toContainText('Removed at sign-out');
  });
});
