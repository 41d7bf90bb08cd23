import { expect, type Page } from 'playwright/test';
import { EXAMPLE_SOC } from '../src/sim/world/tenants.ts';
import { expectInert, problemsIn } from './expect-inert.ts';
import { expectAllLoaded, openSignedIn, test } from './fixtures.ts';
import { hostileIncident, hostileRow } from './hostile-responses.ts';
import { HOSTILE_KINDS, hostileStrings } from './hostile-strings.ts';
import { LIST_PATHS, respondWith } from './planned-response.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION } from './site.ts';

const TEXTS = hostileStrings();
const SHORT = TEXTS.filter((text) => text.length <= 1_000);
const LONG = TEXTS.filter((text) => text.length > 1_000);
/** Less than one page of either API, so that the list is complete after one response. */
const BATCH = 40;
/** Alerts per incident, each with a few types of evidence. More would take too long to render at once. */
const ALERTS = 36;
/** Alerts per incident, each with every type of evidence. */
const FULL_ALERTS = 4;
const WIDE = { width: 1_440, height: 1_800 };
const NARROW = { width: 390, height: 4_200 };

type Look = (selector: string) => readonly string[];

/** Runs in the page: goes from incident to incident with `key` and checks each of them. */
async function walkThePage(look: Look, key: string, total: number): Promise<readonly string[]> {
  const patience = performance.now() + 300_000;
  const found: string[] = [];
  for (let step = 1; step <= total; step += 1) {
    const place = `${key === ']' ? step : total + 1 - step} of ${total}`;
    const isThere = () => [...document.querySelectorAll('main span')].some((span) => span.textContent === place);
    while (!isThere()) {
      if (performance.now() > patience) return [...found, `${place} never came`];
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    found.push(...look('main').map((problem) => `${place}: ${problem}`));
    if (step < total) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }
  return found;
}

/** Runs in the page: opens the alerts one by one and checks each of them. */
async function openEveryAlert(look: Look, total: number): Promise<readonly string[]> {
  const patience = performance.now() + 300_000;
  const found: string[] = [];
  for (let index = 0; index < total; index += 1) {
    const title = document.querySelectorAll<HTMLElement>('[role="tabpanel"] th button')[index];
    title?.click();
    while (title?.getAttribute('aria-expanded') !== 'true') {
      if (title === undefined || performance.now() > patience) return [...found, `alert ${index + 1} never opened`];
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    for (const details of document.querySelectorAll<HTMLDetailsElement>('[role="tabpanel"] details'))
      details.open = true;
    found.push(...look('[role="tabpanel"]').map((problem) => `alert ${index + 1}: ${problem}`));
  }
  return found;
}

async function openTab(page: Page, id: number, tab: string): Promise<void> {
  await page.goto(`${APP_ORIGIN}/#/incidents/${EXAMPLE_SOC.tenantId}/${id}?tab=${tab.toLowerCase()}`);
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText(String(id));
  await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel', { name: tab })).not.toBeEmpty();
}

async function unfold(page: Page): Promise<void> {
  await page.getByRole('tabpanel').evaluate((panel) => {
    for (const details of panel.querySelectorAll('details')) details.open = true;
    for (const toggle of panel.querySelectorAll<HTMLElement>('[aria-expanded="false"]:not([aria-haspopup])'))
      toggle.click();
  });
}

/** Checks at desktop and at phone width. */
async function expectInertAtBothWidths(page: Page): Promise<void> {
  await expectInert(page);
  await page.setViewportSize(NARROW);
  await expectInert(page);
  await page.setViewportSize(WIDE);
}

function watchDialogs(page: Page): readonly string[] {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return dialogs;
}

function slices<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

test.use({ viewport: WIDE });

for (const api of ['defender-xdr', 'graph-security'] as const) {
  test.describe(`hostile texts through ${api} on the incident page`, () => {
    test.use({ configuration: { ...DEFAULT_CONFIGURATION, api } });

    // Each batch runs in its own tab, because a tab may send 150 requests a minute.
    for (const [index, texts] of slices(TEXTS, BATCH).entries()) {
      test(`remain inert in every field of the incident, part ${index + 1}`, async ({ page, site }) => {
        test.setTimeout(300_000);
        const dialogs = watchDialogs(page);
        const rows = texts.map((text, at) => hostileRow(api, 9_000 + at, text));
        respondWith(site, LIST_PATHS[api], () => ({ value: rows }));
        // The page shows the incident from the list while it loads the incident itself.
        site.simulator.plan({
          match: { method: 'GET', pathPattern: new RegExp(`^${LIST_PATHS[api]}/`) },
          times: 10_000,
          response: { kind: 'hang' },
        });
        await openSignedIn(page);
        await expect(page.getByRole('status', { name: 'Completeness' })).toContainText(`${rows.length} loaded`);
        await expectAllLoaded(page);
        const link = page.getByRole('table', { name: 'Incidents' }).getByRole('row').getByRole('link').first();
        await link.press('Enter');
        await expect(page.getByRole('tab', { name: 'Overview' })).toHaveAttribute('aria-selected', 'true');
        const walk = (key: string) => page.evaluate(`(${walkThePage})(${problemsIn}, '${key}', ${rows.length})`);
        expect(await walk(']')).toEqual([]);
        await page.setViewportSize(NARROW);
        expect(await walk('[')).toEqual([]);
        await page.getByRole('tab', { name: 'JSON' }).click();
        await expect(page.getByRole('tabpanel', { name: 'JSON' })).not.toBeEmpty();
        expect(await walk(']')).toEqual([]);
        expect(dialogs).toEqual([]);
      });
    }

    // Every text appears in alerts, comments and a few types of evidence; one text of each kind appears in every type. Graph
    // has 49 types, so rendering all of them for every text would take minutes.
    // Expanding an alert takes longest, and both APIs share the component, so only one expands an alert for every text.
    const isGraph = api === 'graph-security';
    const some = slices(SHORT, ALERTS).map((texts) => ({ texts, turns: isGraph ? 12 : 4, expands: isGraph }));
    const all = slices(HOSTILE_KINDS, FULL_ALERTS).map((texts) => ({ texts, turns: 1, expands: true }));
    const parts = [...slices(some, 4), [...all, { texts: LONG, turns: LONG.length, expands: true }]];
    for (const [index, part] of parts.entries()) {
      test(`remain inert in alerts, evidence, comments and JSON, part ${index + 1}`, async ({ page, site }) => {
        test.setTimeout(600_000);
        const dialogs = watchDialogs(page);
        await openSignedIn(page);
        await expectAllLoaded(page);
        for (const [at, { texts, turns, expands }] of part.entries()) {
          const id = 9_500 + at;
          const incident = hostileIncident(api, id, texts[0] ?? '', texts, turns);
          respondWith(site, `${LIST_PATHS[api]}/${id}`, () => incident);
          await openTab(page, id, 'Overview');
          await unfold(page);
          await expectInertAtBothWidths(page);

          // Expand alerts at phone width, where space is tightest; at desktop width, check the last one only.
          await openTab(page, id, 'Alerts');
          await page.setViewportSize(NARROW);
          await expect(page.getByRole('table', { name: 'Alerts' }).getByRole('rowheader')).toHaveCount(texts.length);
          await expectInert(page);
          if (expands) expect(await page.evaluate(`(${openEveryAlert})(${problemsIn}, ${texts.length})`)).toEqual([]);
          await page.setViewportSize(WIDE);
          await expectInert(page);

          await openTab(page, id, 'Evidence');
          await unfold(page);
          await expectInertAtBothWidths(page);
          await openTab(page, id, 'Comments');
          await expectInertAtBothWidths(page);
          await openTab(page, id, 'JSON');
          await page.getByRole('button', { name: 'Expand all' }).click();
          await expect(page.getByRole('region', { name: 'Incident JSON' })).toContainText('mitreTechniques');
          await expectInert(page);
        }
        expect(dialogs).toEqual([]);
      });
    }
  });
}
