import { expect } from 'playwright/test';
import { test } from './fixtures.ts';
import { aPastedToken, delegatedClaims } from './sample-token.ts';
import { APP_ORIGIN } from './site.ts';

test('clears a pasted token after 15 minutes of inactivity', async ({ page }) => {
  await page.clock.install();
  await page.goto(`${APP_ORIGIN}/#/token`);
  const box = page.getByRole('textbox', { name: 'Token' });
  await box.fill(aPastedToken(delegatedClaims()));
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  const claims = page.getByRole('table', { name: 'Claims' });
  await expect(claims).toBeVisible();
  for (const _round of [1, 2]) {
    await page.clock.fastForward('10:00');
    await page.keyboard.press('Shift');
    await expect(claims).toBeVisible();
    await expect(box).toHaveValue(/^eyJ/);
  }
  await page.clock.fastForward('15:30');
  await expect(page.getByText('Cleared after 15 minutes of inactivity.')).toBeVisible();
  await expect(claims).toHaveCount(0);
  await expect(box).toHaveValue('');
  expect(await page.content()).not.toContain('eyJ');
});

test('inspects a pasted token response and clears its refresh token from the text box', async ({ page }) => {
  await page.goto(`${APP_ORIGIN}/#/token`);
  const box = page.getByRole('textbox', { name: 'Token' });
  const refreshToken = `0.AXoA${'c'.repeat(60)}`;
  await box.fill(JSON.stringify({ access_token: aPastedToken(delegatedClaims()), refresh_token: refreshToken }));
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Claims' })).toBeVisible();
  await expect(page.getByText('Cleared because it contained a client secret or a refresh token.')).toBeVisible();
  await expect(box).toHaveValue('');
  expect(await page.content()).not.toContain('cccccccc');
});

for (const secret of ['8f7c1d2e-3b4a-4c5d-9e6f-7a8b9c0d1e2f', '"8f7c1d2e-3b4a-4c5d-9e6f-7a8b9c0d1e2f"']) {
  test(`never displays a GUID, which may be a client secret: ${secret.slice(0, 3)}…`, async ({ page }) => {
    await page.goto(`${APP_ORIGIN}/#/token`);
    const box = page.getByRole('textbox', { name: 'Token' });
    await box.fill(secret);
    await page.getByRole('button', { name: 'Inspect', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'This is a GUID, not a token' })).toBeVisible();
    await expect(box).toHaveValue('');
    expect(await page.content()).not.toContain('8f7c1d2e');
    expect(await page.title()).not.toContain('8f7c1d2e');
  });
}
