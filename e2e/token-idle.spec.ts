import { expect } from 'playwright/test';
import { test } from './fixtures.ts';
import { aPastedToken, delegatedClaims } from './sample-token.ts';
import { APP_ORIGIN } from './site.ts';

test('a pasted token is wiped when nothing was done for a quarter of an hour', async ({ page }) => {
  await page.clock.install();
  await page.goto(`${APP_ORIGIN}/#/token`);
  const box = page.getByRole('textbox', { name: 'Token' });
  await box.fill(aPastedToken(delegatedClaims()));
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  const claims = page.getByRole('table', { name: 'Claims' });
  await expect(claims).toBeVisible();
  for (const _each of ['once', 'and again']) {
    await page.clock.fastForward('10:00');
    await page.keyboard.press('Shift');
    await expect(claims).toBeVisible();
    await expect(box).toHaveValue(/^eyJ/);
  }
  await page.clock.fastForward('15:30');
  await expect(page.getByText('Wiped: nothing was done here for 15 minutes.')).toBeVisible();
  await expect(claims).toHaveCount(0);
  await expect(box).toHaveValue('');
  expect(await page.content()).not.toContain('eyJ');
});
