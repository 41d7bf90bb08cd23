import { expect, type Page } from 'playwright/test';
import { EXAMPLE_SOC } from '../src/sim/world/tenants.ts';
import { expectNoViolations } from './axe.ts';
import { expectAllLoaded, openSignedIn, test } from './fixtures.ts';
import { GRAPH_EVIDENCE_TYPES, hostileIncident } from './hostile-responses.ts';
import { LIST_PATHS, respondWith } from './planned-response.ts';
import { DEFAULT_CONFIGURATION } from './site.ts';

/** A menu is always outside the landmarks. */
const OPEN_MENU = { withoutRules: ['region'] };

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tabpanel', { name })).not.toBeEmpty();
}

const LOOKS = [
  { look: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { look: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { look: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const;

for (const { look, media } of LOOKS) {
  test.describe(`in ${look}`, () => {
    test.describe('through Microsoft Graph security', () => {
      test.use({ configuration: { ...DEFAULT_CONFIGURATION, api: 'graph-security' } });

      test('axe finds no violations in an expanded alert and in every kind of evidence', async ({ page, site }) => {
        await page.emulateMedia(media);
        const incident = hostileIncident('graph-security', 9_001, 'plain', ['plain']);
        respondWith(site, `${LIST_PATHS['graph-security']}/9001`, () => incident);
        await openSignedIn(page, { route: `#/incidents/${EXAMPLE_SOC.tenantId}/9001?tab=alerts&alert=plain` });
        await expect(page.getByRole('heading', { name: 'Recommended actions' })).toBeVisible();
        await page.getByText(/^\d+ more$/).click();
        await expectNoViolations(page);

        await openTab(page, 'Evidence');
        const kinds = page.getByRole('navigation', { name: 'Kinds of evidence' });
        await expect(kinds.getByRole('button')).toHaveCount(GRAPH_EVIDENCE_TYPES.length + 2);
        await page
          .getByText(/^\d+ details$/)
          .first()
          .click();
        await expectNoViolations(page);
      });
    });

    test('axe finds no violations in the timeline, the menus of alerts and evidence, the comments and the expanded JSON', async ({
      page,
      site,
    }) => {
      await page.emulateMedia(media);
      const story = site.simulator.world
        .incidents(EXAMPLE_SOC.tenantId)
        .find(({ name }) => name.startsWith('Hands-on-keyboard attack: ransomware'));
      await openSignedIn(page, { route: `#/incidents/${EXAMPLE_SOC.tenantId}/${story?.id}` });
      await page.getByRole('radio', { name: 'All' }).press('ArrowRight');
      await expect(page.getByRole('radio', { name: '1 h' })).toBeChecked();
      await page.getByRole('table', { name: 'Alerts by time' }).getByRole('button').first().click();
      await expect(page.getByRole('button', { name: 'Open alert' })).toBeVisible();
      await expectNoViolations(page);
      for (const [tab, menu] of [
        ['Alerts', 'Severity'],
        ['Evidence', 'Copy as table'],
      ] as const) {
        await openTab(page, tab);
        await page.getByRole('tabpanel').getByRole('button', { name: menu, exact: true }).click();
        await expect(page.getByRole('menu')).toBeVisible();
        await expectNoViolations(page, OPEN_MENU);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('menu')).toHaveCount(0);
      }
      await openTab(page, 'Comments');
      await page.getByText('Show alerts').first().click();
      await expectNoViolations(page);
      await openTab(page, 'JSON');
      await page.getByRole('button', { name: 'Expand all' }).click();
      await expect(page.getByRole('region', { name: 'Incident JSON' })).toContainText('mitreTechniques');
      await expectNoViolations(page);
    });

    test('axe finds no violations in the panel and the dialogs of the queue', async ({ page }) => {
      await page.emulateMedia(media);
      await openSignedIn(page);
      await expectAllLoaded(page);
      await page.getByRole('table', { name: 'Incidents' }).getByRole('row').nth(1).press('Enter');
      const panel = page.getByRole('complementary');
      await expect(panel).toBeVisible();
      await expectNoViolations(page);
      await page.keyboard.press('Escape');
      await expect(panel).toHaveCount(0);

      const dialog = page.getByRole('dialog');
      for (const opener of ['How is this filtered?', 'Columns']) {
        await page.getByRole('button', { name: opener, exact: true }).click();
        await expect(dialog).toBeVisible();
        await expectNoViolations(page);
        await page.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
      }

      await page.getByRole('button', { name: 'More views' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectNoViolations(page, OPEN_MENU);
      await page.getByRole('menuitem', { name: 'Save and manage views…' }).click();
      await expect(dialog).toBeVisible();
      await expectNoViolations(page);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);

      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await expect(dialog).toBeVisible();
      await expectNoViolations(page);
      await page.getByRole('option', { name: 'Severity', exact: true }).click();
      await expect(page.getByRole('listbox', { name: 'Severity' })).toBeVisible();
      await expectNoViolations(page);
      await page.getByRole('button', { name: 'Back to all filters' }).click();
      await page.getByRole('combobox', { name: 'Search filters' }).fill('a');
      await expect(page.getByRole('option').nth(10)).toBeVisible();
      await expectNoViolations(page);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);

      await page.getByRole('button', { name: 'About the loaded incidents' }).click();
      await expect(dialog).toContainText('Loaded back to');
      await expectNoViolations(page);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);

      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('option', { name: 'Last update', exact: true }).click();
      await page.getByRole('option', { name: 'Custom range…' }).click();
      await expect(dialog).toBeVisible();
      await expectNoViolations(page);
    });
  });
}
