import { expect } from 'playwright/test';
import { expectNoViolations } from './axe.ts';
import { test } from './fixtures.ts';
import { STATIC_ORIGIN, SUB_PATH } from './site.ts';

test('lists the scenarios when the URL names an unknown one', async ({ page, site }) => {
  await page.goto(`${STATIC_ORIGIN}${SUB_PATH}?demo=%3Cb%3Ebogus#/token`);
  await expect(page.getByRole('heading', { name: 'Unknown demo scenario', level: 1 })).toBeVisible();
  await expect(page.getByText('<b>bogus')).toBeVisible();
  for (const world of ['normal', 'busy', 'throttled', 'tenant-down', 'drift', 'blocked', 'empty']) {
    await expect(page.getByRole('link', { name: world, exact: true })).toBeVisible();
  }
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'normal', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Explore the demo' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Demo data' })).toBeVisible();
  expect(site.requests).toEqual([]);
});

test('links to the app without the demo', async ({ page }) => {
  await page.goto(`${STATIC_ORIGIN}${SUB_PATH}?demo=`);
  await page.getByRole('link', { name: 'Open Gatehouse without the demo' }).click();
  await expect(page.getByRole('heading', { name: 'Gatehouse', level: 1 })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Demo data' })).toHaveCount(0);
  expect(new URL(page.url()).search).toBe('');
});
