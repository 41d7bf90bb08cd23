import { expect } from 'playwright/test';
import { expectAllLoaded, openSignedIn, signIn, test } from './fixtures.ts';
import { APP_ORIGIN, E2E_APPLICATION } from './site.ts';

const QUEUE = { name: 'Incidents' };

test('signs in with one permission, code and PKCE, and opens the queue', async ({ page, site }) => {
  await page.goto(APP_ORIGIN);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
  const request = new URL(page.url()).searchParams;
  expect(request.get('scope')?.split(' ').sort()).toEqual(
    ['https://api.security.microsoft.com/Incident.Read', 'offline_access', 'openid', 'profile'].sort(),
  );
  expect(request.get('response_type')).toBe('code');
  expect(request.get('code_challenge_method')).toBe('S256');
  await page.getByRole('button', { name: /^Analyst/ }).click();
  await expect(page.getByRole('table', QUEUE)).toBeVisible();
  expect(site.requests.filter((line) => line.endsWith('/oauth2/v2.0/token'))).toHaveLength(1);
});

test('keeps the page and its view through sign-in', async ({ page }) => {
  await page.goto(`${APP_ORIGIN}/#/incidents?severity=high`);
  await expect(page.getByRole('heading', { name: 'Sign in to see the incidents' })).toBeVisible();
  await signIn(page);
  await expect(page.getByRole('table', QUEUE)).toBeVisible();
  await expect(page).toHaveURL(/#\/incidents\?severity=high$/);
});

test('leaves no code and no token in the URL, the history or the app’s own storage', async ({ page, context }) => {
  await openSignedIn(page);
  await expect(page.getByRole('table', QUEUE)).toBeVisible();
  const devtools = await context.newCDPSession(page);
  const { entries } = await devtools.send('Page.getNavigationHistory');
  expect(entries.map(({ url }) => url).filter((url) => /[#&?](code|access_token|id_token)=/.test(url))).toEqual([]);
  const ours = await page.evaluate(() =>
    [localStorage, sessionStorage].flatMap((store) =>
      Object.entries(store).filter(([key, value]) => !key.startsWith('msal.') && String(value).includes('eyJ')),
    ),
  );
  expect(ours).toEqual([]);
});

test('stays signed in after a reload without a request to Entra', async ({ page, site }) => {
  await openSignedIn(page);
  await expect(page.getByRole('table', QUEUE)).toBeVisible();
  site.requests.length = 0;
  await page.reload();
  await expect(page.getByRole('table', QUEUE)).toBeVisible();
  expect(site.requests.filter((line) => line.includes('login.microsoftonline.com'))).toEqual([]);
});

test('never shows the start page to a signed-in user', async ({ page }) => {
  await openSignedIn(page);
  await expect(page.getByRole('table', QUEUE)).toBeVisible();
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { landingSeen: seen });
    const look = () => {
      const button = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Explore the demo',
      );
      if (button?.checkVisibility()) seen.push('landing');
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(`${APP_ORIGIN}/`);
  await expect(page.getByRole('table', QUEUE)).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'landingSeen'))).toEqual([]);
});

test('opens a Ctrl-clicked tab without another sign-in', async ({ page, context }) => {
  await openSignedIn(page);
  await expect(page.getByRole('table', QUEUE)).toBeVisible();
  const tab = await context.newPage();
  await tab.goto(`${APP_ORIGIN}/#/incidents`);
  await expect(tab.getByRole('table', QUEUE)).toBeVisible();
});

test('signs out every tab without a reload', async ({ page, context }) => {
  await openSignedIn(page);
  await expect(page.getByRole('table', QUEUE)).toBeVisible();
  const tab = await context.newPage();
  await tab.goto(`${APP_ORIGIN}/#/incidents`);
  await expect(tab.getByRole('table', QUEUE)).toBeVisible();

  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: /^Sign out/ }).click();
  await expect(tab.getByRole('button', { name: 'Sign in', exact: true }).first()).toBeVisible();
  await expect(tab.getByRole('table', QUEUE)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Explore the demo' })).toBeVisible();
  const left = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => /^msal\.\d+\|/.test(key)));
  await expect.poll(left).toEqual([]);
});

test('shows no queue after sign-out and Back', async ({ page }) => {
  await openSignedIn(page);
  await expect(page.getByRole('table', QUEUE)).toBeVisible();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: /^Sign out/ }).click();
  await expect(page).toHaveURL(`${APP_ORIGIN}/`);
  await expect(page.getByRole('status').filter({ hasText: 'You are signed out' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true }).first()).toBeVisible();
  await expect(page.getByRole('table', QUEUE)).toHaveCount(0);
});

test('signs out while offline', async ({ page, context }) => {
  const underWay = new Set<unknown>();
  let menuCame = false;
  page.on('request', (request) => underWay.add(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  page.on('requestfinished', (request) => {
    underWay.delete(request);
    menuCame ||= /\/menu-[^/]*\.js$/.test(request.url());
  });
  await openSignedIn(page);
  await expectAllLoaded(page);
  await expect.poll(() => menuCame && underWay.size === 0).toBe(true);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: /^Sign out/ }).click();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true }).first()).toBeVisible();
  await expect(page.getByRole('table', QUEUE)).toHaveCount(0);
});

test('sends a user without consent to the consent page and then to the queue', async ({ page }) => {
  await page.goto(APP_ORIGIN);
  await signIn(page, 'No consent yet');
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('table', QUEUE)).toBeVisible();
});

test('explains a declined consent with its error code and the next step', async ({ page }) => {
  await page.goto(APP_ORIGIN);
  await signIn(page, 'No consent yet');
  await page.getByRole('button', { name: 'Cancel' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toBeVisible();
  await expect(alert).toContainText('65004');
  await expect(alert.getByRole('button').first()).toBeVisible();
});

test.describe('with a client id that is unknown to the tenant', () => {
  test.use({ configuration: { clientId: '99999999-9999-4999-8999-999999999999', tenant: 'soc.example' } });

  test('offers to explain Microsoft’s error message when the user returns without a response', async ({ page }) => {
    await page.goto(APP_ORIGIN);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText('AADSTS700016')).toBeVisible();
    await page.goto(APP_ORIGIN);
    const box = page.getByRole('textbox', { name: /What did Microsoft/ });
    await box.fill('AADSTS700016: Application with identifier was not found in the directory');
    await expect(page.getByText('The app wasn’t found in this tenant.')).toBeVisible();
    await expect(page.getByRole('link', { name: /AADSTS700016/ })).toBeVisible();
  });
});

test.describe('with an unregistered redirect URI', () => {
  test.use({ application: { ...E2E_APPLICATION, redirectUris: [] } });

  test('shows the exact redirect URI to register after the user returns', async ({ page }) => {
    await page.goto(APP_ORIGIN);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText('AADSTS50011')).toBeVisible();
    await page.goto(APP_ORIGIN);
    await page.getByRole('textbox', { name: /What did Microsoft/ }).fill('50011');
    await expect(page.getByText(`${APP_ORIGIN}/redirect.html`)).toBeVisible();
  });
});

test.describe('with the redirect URI registered as Web', () => {
  test.use({
    application: { ...E2E_APPLICATION, redirectUris: [{ platform: 'web', uri: `${APP_ORIGIN}/redirect.html` }] },
  });

  test('names the platform first when the token endpoint cannot be read', async ({ page, watch }) => {
    watch.allowConsole(/blocked by CORS policy|ERR_FAILED/);
    await page.goto(APP_ORIGIN);
    await signIn(page);
    await expect(page.getByRole('alert')).toContainText('Single-page application');
  });
});

test.describe('in a national cloud', () => {
  test.use({ configuration: { clientId: E2E_APPLICATION.clientId, tenant: 'soc.example', cloud: 'gcc-high' } });

  test('signs in at that cloud’s authority for that cloud’s resource', async ({ page }) => {
    await page.goto(APP_ORIGIN);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
    const address = new URL(page.url());
    expect(address.host).toBe('login.microsoftonline.us');
    expect(address.searchParams.get('scope')).toContain('https://api-gov.security.microsoft.us/Incident.Read');
  });
});

test('shows the result of an admin consent link and treats it as unproven', async ({ page }) => {
  await page.goto(`${APP_ORIGIN}/redirect.html?admin_consent=True&tenant=3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801`);
  await expect(page.getByRole('status').filter({ hasText: 'administrator granted consent' })).toContainText(
    'Only a token for the tenant proves consent.',
  );
  await page.goto(
    `${APP_ORIGIN}/redirect.html?error=access_denied&error_description=AADSTS65004%3A%20%3Cimg%20src%3Dx%3E&admin_consent=True`,
  );
  await expect(page.getByRole('alert')).toContainText('Admin consent was not granted');
  await expect(page.getByRole('alert')).toContainText('65004');
});

test('keeps the page and its view after a failed sign-in and explains the failure', async ({ page, site, watch }) => {
  watch.allowConsole(/Failed to load resource.*(401|400)/);
  await openSignedIn(page, { route: '#/incidents?severity=high' });
  await expectAllLoaded(page);
  site.simulator.plan({
    match: { pathPattern: /^\/api\/incidents$/ },
    times: 2,
    response: { kind: 'status', status: 401, body: '' },
  });
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await page.route(/oauth2\/v2\.0\/authorize/, (route) => {
    const request = new URL(route.request().url()).searchParams;
    const response = new URLSearchParams({
      error: 'access_denied',
      error_description: 'AADSTS53003: Access has been blocked by Conditional Access policies.',
      state: request.get('state') ?? '',
    });
    return route.fulfill({ status: 302, headers: { location: `${request.get('redirect_uri')}#${response}` } });
  });
  await page.getByRole('alert').getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '53003' })).toBeVisible();
  await expect(page).toHaveURL(/#\/incidents\?severity=high/);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText('53003')).toHaveCount(0);
});

for (const link of ['#/incidents/..%2Forganizations/1', '#/incidents/3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801/..']) {
  test(`sends no request for an invalid route: ${link}`, async ({ page, site }) => {
    await openSignedIn(page);
    await expectAllLoaded(page);
    site.requests.length = 0;
    await page.goto(`${APP_ORIGIN}/${link}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
    expect(site.requests).toEqual([]);
  });
}
