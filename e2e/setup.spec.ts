import { readFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import { openSignedIn, test } from './fixtures.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION, E2E_APPLICATION } from './site.ts';

test.use({ configuration: {} });

test('an incomplete config.json can be read, but not copied or downloaded', async ({ page }) => {
  await page.goto(`${APP_ORIGIN}/#/setup`);
  const file = page.getByRole('region', { name: 'config.json' });
  const copy = page.getByRole('button', { name: 'Copy config.json' });
  const download = page.getByRole('button', { name: 'Download config.json' });
  await expect(file).toContainText('(client ID)');
  await expect(copy).toHaveCount(0);
  await expect(download).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('textbox', { name: 'Client ID' }).fill('not-a-guid');
  await page.getByRole('textbox', { name: 'Tenant' }).fill('soc.example');
  await expect(page.getByText('Fix the highlighted values.')).toBeVisible();
  await expect(copy).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Client ID' }).fill(E2E_APPLICATION.clientId);
  await expect(copy).toBeVisible();
});

test('the downloaded config.json makes sign-in work', async ({ page, site }) => {
  await page.goto(`${APP_ORIGIN}/#/setup`);
  await page.getByRole('textbox', { name: 'Client ID' }).fill(DEFAULT_CONFIGURATION.clientId);
  await page.getByRole('textbox', { name: 'Tenant' }).fill(DEFAULT_CONFIGURATION.tenant);
  await expect(page.getByRole('region', { name: 'config.json' })).toContainText(DEFAULT_CONFIGURATION.tenant);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download config.json' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('config.json');
  const held: unknown = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(held).toEqual(DEFAULT_CONFIGURATION);
  site.configure({ ...DEFAULT_CONFIGURATION });
  await page.goto(`${APP_ORIGIN}/?again#/`);
  await expect(page.getByText('Sign-in requests only Incident.Read.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
});

test.describe('the check', () => {
  test.use({ configuration: DEFAULT_CONFIGURATION });

  test('passes every step for an analyst who is signed in', async ({ page, watch }) => {
    // The made-up token is refused, which shows that the browser may read the response.
    watch.allowConsole(/status of 401 .*\/api\/incidents\?\$top=1\)/);
    await openSignedIn(page);
    await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
    await page.goto(`${APP_ORIGIN}/#/setup?tab=check`);
    await page.getByRole('button', { name: 'Run the check' }).click();
    await expect(page.getByRole('heading', { name: 'Access works' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Steps' }).getByText('Passed')).toHaveCount(11);
  });

  test('proves the registration without a prompt, and stops where a user must sign in', async ({ page }) => {
    await page.goto(`${APP_ORIGIN}/#/setup?tab=check`);
    await page.getByRole('button', { name: 'Run the check' }).click();
    await expect(page.getByRole('heading', { name: 'Stopped at step 6 of 11: Sign-in' })).toBeVisible();
    await expect(page.getByText('client ID, tenant and redirect URI are known')).toBeVisible();
  });
});

test.describe('the check of an unknown app', () => {
  test.use({ configuration: { ...DEFAULT_CONFIGURATION, clientId: 'deadbeef-4b1d-4e5f-8a6b-7c8d9e0f1a2b' } });

  test('cannot see why Microsoft’s page returns nothing, and explains the number that the user pastes', async ({
    page,
    watch,
  }) => {
    // Entra's own error pages refuse to be framed.
    watch.allowConsole(/Framing 'https:\/\/login\.microsoftonline\.com\/' violates/);
    await page.goto(`${APP_ORIGIN}/#/setup?tab=check`);
    await page.getByRole('button', { name: 'Run the check' }).click();
    await expect(page.getByText('returned nothing within 6 seconds')).toBeVisible({ timeout: 20_000 });
    await page.getByRole('textbox', { name: 'What did Microsoft’s page say?' }).fill('AADSTS700016: not found');
    await expect(page.getByText('AADSTS700016', { exact: true })).toBeVisible();
  });
});

test('an error is looked up by the number in the link', async ({ page }) => {
  await page.goto(`${APP_ORIGIN}/#/setup?tab=check&number=50011`);
  await expect(page.getByRole('complementary', { name: 'Look up an error' })).toContainText('AADSTS50011');
});

test('a first-time user gets from the landing page to the first incident', async ({ page, site, watch }) => {
  watch.allowConsole(/status of 401 .*\/api\/incidents\?\$top=1\)/);
  await page.goto(`${APP_ORIGIN}/`);
  await page.getByRole('link', { name: 'Set up your tenant' }).click();
  await page.getByText('Which access do I need?').click();
  await page.getByRole('radio', { name: 'A person' }).check({ force: true });
  await expect(page.getByRole('status', { name: 'Advice' })).toContainText('Incident.Read');
  await page.getByRole('button', { name: 'Use these choices' }).click();
  await page.getByRole('textbox', { name: 'Client ID' }).fill(DEFAULT_CONFIGURATION.clientId);
  await page.getByRole('textbox', { name: 'Tenant' }).fill(DEFAULT_CONFIGURATION.tenant);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download config.json' }).click();
  const content: unknown = JSON.parse(await readFile(await (await saved).path(), 'utf8'));
  if (typeof content !== 'object' || content === null) throw new Error('config.json is not an object');
  site.configure(content);
  await page.goto(`${APP_ORIGIN}/?restarted#/setup?tab=check`);
  await page.getByRole('button', { name: 'Run the check' }).click();
  await expect(page.getByRole('heading', { name: 'Stopped at step 6 of 11: Sign-in' })).toBeVisible();
  const steps = page.getByRole('list', { name: 'Steps' });
  await steps.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /^Analyst/ }).click();
  await page.getByRole('button', { name: 'Run the check' }).click();
  await expect(page.getByRole('heading', { name: 'Access works' })).toBeVisible();
  await expect(steps.getByText(/^Incident \d+ and \d+ more$/)).toBeVisible();
});
