import { expect } from 'playwright/test';
import { expectAllLoaded, openSignedIn, test } from './fixtures.ts';

const ENDED = {
  kind: 'status',
  status: 400,
  headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' },
  body: JSON.stringify({ error: 'interaction_required', error_description: 'AADSTS50076', error_codes: [50076] }),
} as const;

test('signing in again after a failed renewal requests a token for the same API', async ({ page, site, watch }) => {
  watch.allowConsole(/status of 400 .*login\.microsoftonline\.com/);
  await openSignedIn(page);
  await expectAllLoaded(page);
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Use Microsoft Graph security' }).click();
  await expect.poll(() => site.requests).toContain('GET graph.microsoft.com/v1.0/security/incidents');
  await expectAllLoaded(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Token' }).click();
  const entry = page.getByRole('button', { name: /Microsoft Graph security · delegated access/ });
  await entry.click();
  await expect(entry).toHaveAttribute('aria-current', 'true');
  site.simulator.plan({
    match: { method: 'POST', pathPattern: /\/oauth2\/v2\.0\/token$/ },
    times: 1,
    response: ENDED,
  });
  await page.getByRole('button', { name: 'Renew now' }).click();
  const leaving = page.waitForRequest(
    (request) => request.isNavigationRequest() && request.url().includes('/oauth2/v2.0/authorize'),
  );
  await page.getByRole('alert').getByRole('button', { name: 'Sign in again' }).click();
  const scope = new URL((await leaving).url()).searchParams.get('scope');
  expect(scope?.split(' ')).toContain('https://graph.microsoft.com/SecurityIncident.Read.All');
  expect(scope).not.toContain('api.security.microsoft.com');
  await expect(page.getByRole('heading', { name: 'Token inspector' })).toBeVisible();
  await expect(entry).toBeVisible();
});
