import { readFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import { test } from './fixtures.ts';
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
