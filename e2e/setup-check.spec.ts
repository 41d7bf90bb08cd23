import { expect, type Page } from 'playwright/test';
import { openSignedIn, signIn, test } from './fixtures.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION, E2E_APPLICATION } from './site.ts';

/** Runs the check and waits for its result, named by the heading. */
async function expectStop(page: Page, heading: string): Promise<void> {
  await page.getByRole('button', { name: /^Run (the check|again)$/ }).click();
  await expect(page.getByRole('heading', { name: heading })).toBeVisible();
}

const openCheck = (page: Page) => page.goto(`${APP_ORIGIN}/#/setup?tab=check`);

const fixedBy = (page: Page) => page.getByText(/^Who can fix it: /);

test.describe('with a tenant that does not exist', () => {
  test.use({ configuration: { ...DEFAULT_CONFIGURATION, tenant: '00000000-dead-4bee-8f00-000000000000' } });

  test('the check stops at the tenant and explains AADSTS90002', async ({ page, watch }) => {
    watch.allowConsole(/status of 400/);
    await openCheck(page);
    await expectStop(page, 'Stopped at step 4 of 11: Tenant');
    await expect(page.getByRole('alert')).toContainText('The tenant doesn’t exist in this cloud');
    await expect(page.getByText('AADSTS90002', { exact: true })).toBeVisible();
    await expect(fixedBy(page)).toContainText('owner of the app registration');
  });
});

test.describe('with a redirect URI of the platform Web', () => {
  test.use({
    application: { ...E2E_APPLICATION, redirectUris: [{ platform: 'web', uri: `${APP_ORIGIN}/redirect.html` }] },
  });

  test('the check finds a sign-in that Entra refuses to finish', async ({ page, watch }) => {
    watch.allowConsole(/Failed to load resource|CORS policy|status of 400/);
    await page.goto(`${APP_ORIGIN}/`);
    await signIn(page);
    await expect(page.getByRole('alert').first()).toBeVisible();
    await openCheck(page);
    await page.getByRole('button', { name: 'Run the check' }).click();
    await expect(page.getByRole('heading', { name: /^Stopped at step [56] of 11: / })).toBeVisible({ timeout: 30_000 });
    await expect(fixedBy(page)).toBeVisible();
  });
});

test.describe('where the API allows no other origin', () => {
  test.use({ scenario: 'blocked' });

  test('the check tells CORS from the network', async ({ page, watch }) => {
    watch.allowConsole(/CORS policy|Failed to load resource/);
    await openSignedIn(page);
    await expect(page.getByRole('alert').first()).toBeVisible();
    await openCheck(page);
    await expectStop(page, 'Stopped at step 9 of 11: Browser access (CORS)');
    await expect(page.getByText('api.security.microsoft.com responds', { exact: true })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('doesn’t allow requests from this site (CORS)');
    await expect(page.getByRole('button', { name: 'Copy report' })).toBeVisible();
  });
});

test('the check names the missing Defender role, which an administrator can assign', async ({ page, watch }) => {
  watch.allowConsole(/status of 40[13]/);
  await openSignedIn(page, { role: 'No Defender role' });
  await expect(page.getByRole('alert').first()).toBeVisible();
  await openCheck(page);
  await expectStop(page, 'Stopped at step 10 of 11: Permission and role');
  await expect(page.getByRole('alert')).toContainText('You don’t have a Defender role');
  await expect(fixedBy(page)).toContainText('An administrator of the tenant');
});

test.describe('with an app that lists no permission', () => {
  test.use({ application: { ...E2E_APPLICATION, requiredPermissions: [] } });

  test('the check passes the registration only as far as Microsoft’s page shows it, and explains the pasted number', async ({
    page,
    watch,
  }) => {
    watch.allowConsole(/Framing 'https:\/\/login\.microsoftonline\.com\/' violates|status of 400/);
    await openCheck(page);
    await page.getByRole('button', { name: 'Run the check' }).click();
    await expect(page.getByRole('heading', { name: /^Stopped at step [56] of 11: / })).toBeVisible({ timeout: 30_000 });
    await page.getByRole('searchbox', { name: 'Error number, code or message' }).fill('AADSTS650057: invalid resource');
    const lookUp = page.getByRole('complementary', { name: 'Look up an error' });
    await expect(lookUp).toContainText('AADSTS650057');
    await expect(page).toHaveURL(/tab=check$/);
  });
});

test('offline, the check says so instead of blaming the configuration', async ({ page, context, watch }) => {
  watch.allowConsole(/ERR_INTERNET_DISCONNECTED|status of 401 .*\/api\/incidents\?\$top=1\)/);
  await openSignedIn(page);
  await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
  await openCheck(page);
  await expect(page.getByRole('button', { name: 'Run the check' })).toBeVisible();
  await context.setOffline(true);
  await expectStop(page, 'Stopped at step 4 of 11: Tenant');
  await expect(page.getByRole('alert')).toContainText('The sign-in service can’t be reached');
  await context.setOffline(false);
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Access works' })).toBeVisible();
});

/** Registrations for which Microsoft’s page returns nothing, with the number that it shows. */
const SILENT = [
  ['no redirect URI', { ...E2E_APPLICATION, redirectUris: [] }, DEFAULT_CONFIGURATION, 'AADSTS50011'],
  [
    'a single-tenant app on organizations',
    E2E_APPLICATION,
    { clientId: E2E_APPLICATION.clientId, tenant: 'organizations' },
    'AADSTS50194',
  ],
] as const;

for (const [name, application, configuration, number] of SILENT) {
  test.describe(`with ${name}`, () => {
    test.use({ application, configuration });

    test(`the check cannot see the reason, and explains ${number} once it is pasted`, async ({ page, watch }) => {
      watch.allowConsole(/Framing 'https:\/\/login\.microsoftonline\.com\/' violates|status of 400/);
      await openCheck(page);
      await page.getByRole('button', { name: 'Run the check' }).click();
      await expect(page.getByText('returned nothing within 6 seconds')).toBeVisible({ timeout: 30_000 });
      await page.getByRole('textbox', { name: 'What did Microsoft’s page say?' }).fill(`${number}: as shown`);
      await expect(page.getByText(number, { exact: true })).toBeVisible();
    });
  });
}

test.describe('with an app that requires assignment', () => {
  test.use({ application: { ...E2E_APPLICATION, assignedPersonas: ['responder'] } });

  test('the check says that Microsoft’s page has the reason, and explains AADSTS50105 once it is pasted', async ({
    page,
    watch,
  }) => {
    watch.allowConsole(/Framing|status of 400/);
    await openCheck(page);
    await page.getByRole('banner').getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: /^Analyst/ }).click();
    await expect(page.getByText(/AADSTS50105/).first()).toBeVisible();
    await page.goto(`${APP_ORIGIN}/?back#/setup?tab=check`);
    await page.getByRole('button', { name: 'Run the check' }).click();
    await expect(page.getByText('The last sign-in ended on Microsoft’s own page')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('textbox', { name: 'What did Microsoft’s page say?' }).last().fill('AADSTS50105');
    await expect(page.getByText('AADSTS50105', { exact: true }).last()).toBeVisible();
  });
});

for (const [name, body, heading] of [
  ['a feature that is turned off', '{"error":{"code":"DisabledFeature","message":"off"}}', /turned off in this tenant/],
  [
    'an operation that the tenant disallows',
    '{"error":{"code":"DisallowedOperation","message":"no"}}',
    /doesn’t allow/,
  ],
] as const) {
  test(`the check names ${name}`, async ({ page, site, watch }) => {
    watch.allowConsole(/status of 40[13]/);
    await openSignedIn(page);
    await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
    await openCheck(page);
    site.simulator.plan({
      match: { method: 'GET', pathPattern: /^\/api\/incidents\?\$top=100/ },
      times: 1,
      response: { kind: 'status', status: 403, body, headers: { 'Content-Type': 'application/json' } },
    });
    await expectStop(page, 'Stopped at step 10 of 11: Permission and role');
    await expect(page.getByRole('alert')).toContainText(heading);
  });
}

test('the check reports a wrong clock and goes on', async ({ page, watch }) => {
  watch.allowConsole(/status of 401/);
  await page.clock.install({ time: Date.now() + 70 * 60_000 });
  await openCheck(page);
  await page.getByRole('button', { name: 'Run the check' }).click();
  await expect(page.getByText(/^This computer’s clock is (69|70|71) min ahead of/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('heading', { name: 'Stopped at step 6 of 11: Sign-in' })).toBeVisible();
});
