import { expect } from 'playwright/test';
import { expectAllLoaded, openSignedIn, test } from './fixtures.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION } from './site.ts';

const LIST = { pathPattern: /^\/api\/incidents$/ };
const TOKEN = { pathPattern: /\/oauth2\/v2\.0\/token$/ };

test('keeps the loaded incidents after a service error and shows the request id for support', async ({
  page,
  site,
  watch,
}) => {
  watch.allowConsole(/status of 403/);
  await openSignedIn(page);
  const table = page.getByRole('table', { name: 'Incidents' });
  await expectAllLoaded(page);
  const body = JSON.stringify({
    error: { code: 'Forbidden', message: 'No.', target: '0f1e2d3c-4b5a-4968-8778-695a4b3c2d1e' },
  });
  site.simulator.plan({ match: LIST, times: 20, response: { kind: 'status', status: 403, body } });
  await page.getByRole('button', { name: 'Refresh now' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toBeVisible();
  await expect(alert).toContainText('0f1e2d3c-4b5a-4968-8778-695a4b3c2d1e');
  await expect(table.getByRole('link').first()).toBeVisible();
});

test('sends one request and names the missing role when access is denied', async ({ page, site, watch }) => {
  watch.allowConsole(/status of 403/);
  await openSignedIn(page, { role: 'No Defender role' });
  await expect(
    page.getByRole('alert').getByRole('heading', { name: 'You don’t have a Defender role in soc.example' }),
  ).toBeVisible();
  expect(site.requests.filter((line) => line === 'GET api.security.microsoft.com/api/incidents')).toHaveLength(1);
});

test('retries after short service outages', async ({ page, site, watch }) => {
  watch.allowConsole(/status of 503/);
  site.simulator.plan({ match: LIST, times: 2, response: { kind: 'status', status: 503, body: '' } });
  await openSignedIn(page);
  await expect(page.getByRole('table', { name: 'Incidents' }).getByRole('link').first()).toBeVisible({
    timeout: 40_000,
  });
});

test('counts down while rate limited and resumes loading automatically', async ({ page, site, watch }) => {
  watch.allowConsole(/status of 429/);
  const body = JSON.stringify({
    error: {
      code: '429',
      message: 'API calls quota exceeded! You can send requests again in 50 seconds.',
      target: 'x',
    },
  });
  site.simulator.plan({ match: LIST, times: 1, response: { kind: 'status', status: 429, body } });
  await page.clock.install();
  await openSignedIn(page);
  await expect(page.getByRole('region', { name: 'Rate limit' })).toContainText(/0:[1-5]\d/);
  await page.clock.fastForward('00:51');
  await expect(page.getByRole('table', { name: 'Incidents' }).getByRole('link').first()).toBeVisible();
});

test.describe('when the API allows no requests from browsers', () => {
  test.use({ scenario: 'blocked' });

  test('distinguishes a blocked request from being offline, and offers Graph, a proxy and a retry', async ({
    page,
    watch,
  }) => {
    watch.allowConsole(/blocked by CORS policy|ERR_FAILED/);
    await openSignedIn(page);
    const alert = page.getByRole('alert');
    await expect(alert.getByRole('heading', { name: 'Your browser blocked the response (CORS)' })).toBeVisible();
    await expect(alert).toContainText('apiBaseUrl');
    await expect(alert.getByRole('button', { name: 'Try again' })).toBeVisible();
    await alert.getByRole('button', { name: 'Use Microsoft Graph security' }).click();
    await expect(page.getByRole('table', { name: 'Incidents' }).getByRole('link').first()).toBeVisible();
  });
});

test('keeps the rows while offline and recovers automatically', async ({ page, context, watch }) => {
  watch.allowConsole(/ERR_INTERNET_DISCONNECTED/);
  await openSignedIn(page);
  const table = page.getByRole('table', { name: 'Incidents' });
  await expectAllLoaded(page);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByRole('alert').getByRole('heading', { name: 'You are offline' })).toBeVisible();
  await expect(table.getByRole('link').first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('status', { name: 'Completeness' })).toContainText('All loaded');
  await expect(table.getByRole('link').first()).toBeVisible();
});

test('answers a claims challenge once, without user interaction', async ({ page, site, watch }) => {
  watch.allowConsole(/status of 401/);
  const claims = Buffer.from(JSON.stringify({ access_token: { nbf: { essential: true, value: '1' } } })).toString(
    'base64',
  );
  site.simulator.plan({
    match: { pathPattern: /^\/v1\.0\/security\/incidents$/ },
    times: 1,
    response: {
      kind: 'status',
      status: 401,
      headers: { 'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${claims}"` },
    },
  });
  site.configure({ ...DEFAULT_CONFIGURATION, api: 'graph-security' });
  await openSignedIn(page);
  await expect(page.getByRole('table', { name: 'Incidents' }).getByRole('link').first()).toBeVisible();
  expect(site.requests.filter((line) => line.endsWith('/oauth2/v2.0/token'))).toHaveLength(2);
});

test('offers sign-in in a notice instead of redirecting, and keeps the view, when the session has expired', async ({
  page,
  site,
  watch,
}) => {
  watch.allowConsole(/status of 40[01]/);
  await openSignedIn(page, { route: '#/incidents?severity=high' });
  const table = page.getByRole('table', { name: 'Incidents' });
  await expectAllLoaded(page);
  // After a day, the refresh token of a single-page application (AADSTS700084) and the session cookie have expired.
  const body = JSON.stringify({
    error: 'invalid_grant',
    error_description: 'AADSTS50173: The provided grant has expired due to it being revoked.',
    error_codes: [50173],
    suberror: 'bad_token',
    correlation_id: '11111111-2222-4333-8444-555555555555',
  });
  site.simulator.plan({
    match: TOKEN,
    times: 10,
    response: { kind: 'status', status: 400, body, headers: { 'content-type': 'application/json' } },
  });
  site.simulator.plan({ match: LIST, times: 2, response: { kind: 'status', status: 401, body: '' } });
  await page.getByRole('button', { name: 'Refresh now' }).click();
  const alert = page.getByRole('alert');
  await expect(alert.getByRole('button', { name: 'Sign in' })).toBeVisible({ timeout: 30_000 });
  await expect(page).toHaveURL(/^https:\/\/gatehouse\.example\/#\/incidents\?severity=high/);
  await expect(table.getByRole('link').first()).toBeVisible();
});

test('explains the AADSTS number of a failed renewal in the queue, above the loaded rows', async ({
  page,
  site,
  watch,
}) => {
  watch.allowConsole(/status of 40[01]/);
  await openSignedIn(page);
  await expectAllLoaded(page);
  const body = JSON.stringify({
    error: 'unauthorized_client',
    error_description: 'AADSTS7000112: Application is disabled.',
    error_codes: [7000112],
    correlation_id: '11111111-2222-4333-8444-555555555555',
  });
  site.simulator.plan({
    match: TOKEN,
    times: 10,
    response: { kind: 'status', status: 400, body, headers: { 'content-type': 'application/json' } },
  });
  site.simulator.plan({ match: LIST, times: 2, response: { kind: 'status', status: 401, body: '' } });
  await page.getByRole('button', { name: 'Refresh now' }).click();
  const alert = page.getByRole('alert');
  await expect(alert.getByRole('heading', { name: 'Microsoft refused the sign-in' })).toBeVisible();
  await expect(alert).toContainText('The app is disabled. Ask an administrator to enable it.');
  await expect(alert).toContainText('AADSTS7000112');
  await expect(page.getByRole('table', { name: 'Incidents' }).getByRole('link').first()).toBeVisible();
});

test('stops a redirect loop after two redirects', async ({ page, site, watch }) => {
  watch.allowConsole(/status of 400/);
  const body = JSON.stringify({
    error: 'server_error',
    error_description: 'AADSTS90033: transient',
    error_codes: [90033],
  });
  site.simulator.plan({
    match: TOKEN,
    times: 20,
    response: { kind: 'status', status: 400, body, headers: { 'content-type': 'application/json' } },
  });
  // The app counts redirects within one minute, so stop the clock for slow machines.
  await page.clock.setFixedTime(Date.now());
  await page.goto(APP_ORIGIN);
  const signInButton = page.getByRole('button', { name: 'Sign in', exact: true }).first();
  const alert = page.getByRole('alert');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await signInButton.click();
    await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
    await page.getByRole('button', { name: /^Analyst/ }).click();
    await expect(alert).toBeVisible();
    await expect(alert.getByRole('heading', { name: 'Sign-in keeps looping' })).toHaveCount(0);
  }
  await signInButton.click();
  await expect(alert.getByRole('heading', { name: 'Sign-in keeps looping' })).toBeVisible();
  expect(site.requests.filter((line) => /GET .*\/authorize$/.test(line))).toHaveLength(2);
});

test.describe('with storage blocked', () => {
  test('explains the problem instead of showing a blank page', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'sessionStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    });
    await page.goto(APP_ORIGIN);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert').getByRole('heading', { name: 'Browser storage is blocked' })).toBeVisible();
  });
});

test.describe('with storage full', () => {
  test('explains the problem instead of showing a blank page', async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.goto(APP_ORIGIN);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert').getByRole('heading', { name: 'Browser storage is full' })).toBeVisible();
  });
});
