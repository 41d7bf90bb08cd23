import { expect, type Page } from 'playwright/test';
import { EXAMPLE_CLINIC, EXAMPLE_FOUNDRY, EXAMPLE_PORT } from '../src/sim/world/tenants.ts';
import { openSignedIn, test } from './fixtures.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION, E2E_APPLICATION } from './site.ts';

test.use({ application: { ...E2E_APPLICATION, multiTenant: true }, configuration: DEFAULT_CONFIGURATION });

const CANARY = 'canary-7f3a';

async function openTenants(page: Page): Promise<void> {
  await openSignedIn(page, { role: 'Partner' });
  await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
  await page.getByRole('link', { name: 'Tenants' }).click();
  await expect(page.getByRole('table', { name: 'Tenants' })).toBeVisible();
}

/** Adds a customer, which expands its row. */
async function addTenant(page: Page, domain: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Customer tenant' }).fill(domain);
  await page.getByRole('button', { name: 'Add tenant' }).click();
  await expect(page.getByRole('row', { name: new RegExp(domain) }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Admin consent link' })).toBeVisible();
}

/** A step of the consent ladder, by its name or by `name: state`. */
const stepOf = (page: Page, text: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: text });

test('a partner gets consent in this tab, proves it with a token, and reads all customers in one queue while one is down', async ({
  page,
  watch,
}) => {
  // The tenant that is down answers with 503.
  watch.allowConsole(/status of 5\d\d|status of 400/);
  await openTenants(page);

  await addTenant(page, EXAMPLE_FOUNDRY.domain);
  await page.getByRole('button', { name: `Check access to ${EXAMPLE_FOUNDRY.domain}` }).click();
  await expect(stepOf(page, 'API responded with 200: Done')).toContainText('The API accepted the token.');

  await addTenant(page, EXAMPLE_CLINIC.domain);
  await page.getByRole('button', { name: `Check access to ${EXAMPLE_CLINIC.domain}` }).click();
  await expect(stepOf(page, 'Token issued for this tenant: Failed')).toContainText('Send the admin consent link.');

  const link = page.getByRole('link', { name: 'Admin consent link' });
  expect(new URL((await link.getAttribute('href')) ?? '').searchParams.get('scope')).toBe(
    'https://api.security.microsoft.com/Incident.Read',
  );
  await link.click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page).toHaveURL(`${APP_ORIGIN}/#/tenants?tenant=${EXAMPLE_CLINIC.tenantId}`);
  await expect(stepOf(page, 'Administrator came back: Done')).toContainText('A hint, not proof.');
  await stepOf(page, 'Token issued for this tenant: Next').getByRole('button', { name: 'Check access' }).click();
  await expect(stepOf(page, 'API responded with 200: Done')).toBeVisible();

  await addTenant(page, EXAMPLE_PORT.domain);
  await page.getByRole('link', { name: 'Incidents' }).click();
  await expect(page.getByRole('button', { name: 'Tenants: 4 tenants' })).toBeVisible();
  const completeness = page.getByRole('status', { name: 'Completeness' });
  await expect(completeness).toContainText('3 of 4 tenants loaded, port.example could not be loaded', {
    timeout: 60_000,
  });
  await expect(page.getByRole('alert')).toContainText('port.example');

  // A link to one customer's queue, and from a row to the incident in that customer's tenant.
  await page.goto(`${APP_ORIGIN}/#/incidents?tenants=${EXAMPLE_FOUNDRY.tenantId}`);
  await expect(completeness).toContainText('All loaded');
  await page.getByRole('table', { name: 'Incidents' }).getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`#/incidents/${EXAMPLE_FOUNDRY.tenantId}/\\d+`));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('an administrator in another browser gets a page with the tenant id, and only a token proves the consent', async ({
  page,
  context,
  watch,
}) => {
  watch.allowConsole(/status of 400/);
  await openTenants(page);
  await addTenant(page, EXAMPLE_CLINIC.domain);
  const link = (await page.getByRole('link', { name: 'Admin consent link' }).getAttribute('href')) ?? '';

  // A new tab has no session and no link of the first, like another browser.
  const other = await context.newPage();
  await other.goto(link);
  await other.getByRole('button', { name: 'Accept' }).click();
  await expect(other.getByRole('heading', { name: 'Admin consent', exact: true })).toBeVisible();
  await expect(other.getByText('Only a token for the tenant proves consent.')).toBeVisible();
  await expect(other.getByRole('region', { name: 'tenant ID' })).toHaveText(EXAMPLE_CLINIC.tenantId);
  await expect(other.getByRole('navigation', { name: 'Main' })).toHaveCount(0);
  await other.close();

  await expect(stepOf(page, 'Administrator came back')).not.toContainText('Microsoft reported consent');
  await page.getByRole('button', { name: `Check access to ${EXAMPLE_CLINIC.domain}` }).click();
  await expect(stepOf(page, 'API responded with 200: Done')).toBeVisible();
});

test('forged, replayed, swapped and hostile responses change nothing and are explained', async ({ page, context }) => {
  await openTenants(page);
  await addTenant(page, EXAMPLE_CLINIC.domain);
  const link = new URL((await page.getByRole('link', { name: 'Admin consent link' }).getAttribute('href')) ?? '');
  const state = link.searchParams.get('state') ?? '';
  const returned = (query: string) => page.goto(`${APP_ORIGIN}/redirect.html?${query}`);
  const heading = page.getByRole('heading', { name: 'Admin consent', exact: true });

  await returned(`admin_consent=True&tenant=${EXAMPLE_CLINIC.tenantId}&state=forged-${CANARY}`);
  await expect(page.getByText('Microsoft reports that an administrator granted consent')).toBeVisible();
  await returned(`admin_consent=True&tenant=${EXAMPLE_FOUNDRY.tenantId}&state=${state}`);
  await expect(page.getByRole('alert')).toContainText('The response names another tenant than the link');
  // The swapped response used up the state.
  await returned(`admin_consent=True&tenant=${EXAMPLE_CLINIC.tenantId}&state=${state}`);
  await expect(page.getByText('Microsoft reports that an administrator granted consent')).toBeVisible();
  await returned(`code=${CANARY}&session_state=x`);
  await expect(page.getByText('This response belongs to an older consent link')).toBeVisible();
  const script = encodeURIComponent(`<img src=x onerror=alert(1)>${CANARY} AADSTS65004: declined`);
  await returned(`error=access_denied&error_description=${script}&admin_consent=True&tenant=${script}&state=${script}`);
  await expect(page.getByRole('alert')).toContainText('AADSTS65004');
  await expect(heading).toBeVisible();
  await expect(page.locator('body')).not.toContainText(CANARY);
  expect(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).not.toContain(CANARY);

  await page.getByRole('link', { name: 'Open tenants' }).click();
  await page.getByRole('button', { name: EXAMPLE_CLINIC.domain, exact: true }).click();
  await expect(stepOf(page, 'Administrator came back')).not.toContainText('Microsoft reported consent');

  // A sign-out in this tab ends every tab.
  const second = await context.newPage();
  await second.goto(`${APP_ORIGIN}/#/tenants`);
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(second.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
});
