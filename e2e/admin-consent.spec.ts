import { expect, type Page } from 'playwright/test';
import { signIn, test } from './fixtures.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION, E2E_APPLICATION } from './site.ts';

/** Opens the admin consent link that setup offers, as an administrator does. */
async function openConsentLink(page: Page): Promise<void> {
  await page.goto(`${APP_ORIGIN}/#/setup`);
  const link = await page.getByRole('region', { name: 'admin consent link' }).textContent();
  await page.goto(link ?? '');
  await expect(page.getByRole('heading', { name: 'Permissions requested' })).toBeVisible();
  await expect(page.getByRole('listitem')).toHaveText(['Incident.Read (Microsoft Threat Protection)']);
}

test('users sign in without a consent prompt after an administrator consents with the link from setup', async ({
  page,
}) => {
  await openConsentLink(page);
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByText('Microsoft reports that an administrator granted consent')).toBeVisible();
  await expect(page).toHaveURL(`${APP_ORIGIN}/#/consent`);
  await page.goto(`${APP_ORIGIN}/#/`);
  await signIn(page, 'No consent yet');
  await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
});

test('the app reports an administrator’s refusal, and nothing has changed', async ({ page }) => {
  await openConsentLink(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('Admin consent was not granted');
  await page.goto(`${APP_ORIGIN}/#/`);
  await signIn(page, 'No consent yet');
  await expect(page.getByRole('heading', { name: 'Permissions requested' })).toBeVisible();
});

test.describe('with an unregistered redirect URI', () => {
  test.use({ application: { ...E2E_APPLICATION, redirectUris: [] }, configuration: DEFAULT_CONFIGURATION });
  test('the consent link ends on Microsoft’s error page', async ({ page }) => {
    await page.goto(`${APP_ORIGIN}/#/setup`);
    const link = await page.getByRole('region', { name: 'admin consent link' }).textContent();
    await page.goto(link ?? '');
    await expect(page.getByText('AADSTS50011')).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});
