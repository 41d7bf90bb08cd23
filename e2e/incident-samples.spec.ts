import { expect, type Locator, type Page } from 'playwright/test';
import type { Api } from '../src/entra/clouds.ts';
import { EXAMPLE_SOC } from '../src/sim/world/tenants.ts';
import { expectAllLoaded, openSignedIn, test } from './fixtures.ts';
import { LIST_PATHS, respondWith } from './planned-response.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION, type Site } from './site.ts';
import {
  acceptedTexts,
  incidentsOf,
  isObject,
  jsonLines,
  type Leaf,
  leavesOf,
  normaliseText,
  readSample,
  SAMPLES,
  type WireIncident,
} from './wire-incident.ts';

/** Both simulated APIs alternate between the kinds of drift by incident number. */
const WAYS_TO_DRIFT: { readonly [Key in Api]: number } = { 'defender-xdr': 9, 'graph-security': 8 };

/** JSON keys that contain evidence, which has its own tab. */
const EVIDENCE = ['devices', 'entities', 'evidence'];

/** Keys without incident data: links and type annotations. */
const NOT_SAID = /^(incidentWebUrl|alertWebUrl|@odata\.)/;

/** Sends the app's own request for one incident to the simulator. */
async function fetchIncident(site: Site, api: Api, id: number, authorization: string): Promise<WireIncident> {
  const question = api === 'graph-security' ? '?$expand=alerts' : '';
  const host = api === 'graph-security' ? 'graph.microsoft.com' : 'api.security.microsoft.com';
  const request = new Request(`https://${host}${LIST_PATHS[api]}/${id}${question}`, {
    headers: { authorization, prefer: 'include-unknown-enum-members' },
  });
  const response = await site.simulator.handle(request, { origin: APP_ORIGIN });
  return incidentsOf(await response.json())[0] ?? {};
}

function idOf(incident: WireIncident): string {
  return String(incident.incidentId ?? incident.id);
}

function nameOf(incident: WireIncident): string {
  return String(incident.incidentName ?? incident.displayName ?? `Incident ${idOf(incident)}`);
}

/** Every text of a region: its content, the values of its times, and the tooltips of clipped texts. */
async function readableText(part: Locator): Promise<string> {
  const texts = await part.evaluate((element) => [
    element.textContent ?? '',
    ...[...element.querySelectorAll('time')].map((time) => time.dateTime),
    ...[...element.querySelectorAll('[title]')].map((titled) => titled.getAttribute('title') ?? ''),
  ]);
  // The separators prevent a match across two adjacent texts.
  return texts.map(normaliseText).join('|');
}

/** The values that do not appear in the text in any accepted form. */
function missingFrom(leaves: readonly Leaf[], where: string): readonly string[] {
  return leaves
    .filter((leaf) => !leaf.path.some((name) => NOT_SAID.test(name)))
    .filter((leaf) => acceptedTexts(leaf)?.every((way) => !where.includes(way)) ?? false)
    .map(({ path, value }) => `${path.join('.')} = ${String(value)}`);
}

async function openTab(page: Page, name: string): Promise<Locator> {
  await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  const panel = page.getByRole('tabpanel', { name: new RegExp(`^${name}`) });
  await expect(panel).not.toBeEmpty();
  return panel;
}

async function unfold(part: Locator): Promise<void> {
  await part.evaluate((element) => {
    for (const details of element.querySelectorAll('details')) details.open = true;
    for (const toggle of element.querySelectorAll<HTMLElement>('[aria-expanded="false"]:not([aria-haspopup])'))
      toggle.click();
  });
}

/** Expects every value of the incident in its tab, and the unchanged response in the JSON tab. */
async function expectTold(page: Page, incident: WireIncident): Promise<void> {
  await page.goto(`${APP_ORIGIN}/#/incidents/${EXAMPLE_SOC.tenantId}/${idOf(incident)}`);
  const leaves = leavesOf(incident);
  const alerts = (Array.isArray(incident.alerts) ? incident.alerts : []).filter(isObject);
  const comments = (Array.isArray(incident.comments) ? incident.comments : []).filter(isObject);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nameOf(incident));
  await expect(page.getByRole('button', { name: 'Refresh', exact: true })).not.toHaveAttribute('aria-busy', 'true');

  await openTab(page, 'Overview');
  await unfold(page.getByRole('complementary', { name: 'Details and assets' }));
  const own = leaves.filter(({ path: [first] }) => first !== 'alerts' && first !== 'comments');
  expect(missingFrom(own, await readableText(page.getByRole('main')))).toEqual([]);

  const alertsPanel = await openTab(page, 'Alerts');
  const titles = alertsPanel.getByRole('rowheader').getByRole('button');
  await expect(titles).toHaveCount(alerts.length);
  for (const [index, alert] of alerts.entries()) {
    const title = titles.nth(index);
    await title.click();
    await expect(alertsPanel.getByRole('button', { expanded: true })).toHaveCount(1);
    await expect(title).toHaveAttribute('aria-expanded', 'true');
    await unfold(alertsPanel.getByRole('row').filter({ has: page.getByRole('term') }));
    const leaves = leavesOf(alert).filter(({ path: [first = ''] }) => !EVIDENCE.includes(first));
    expect(missingFrom(leaves, await readableText(alertsPanel))).toEqual([]);
    await title.click();
    await expect(title).toHaveAttribute('aria-expanded', 'false');
  }

  const evidencePanel = await openTab(page, 'Evidence');
  await unfold(evidencePanel);
  const evidence = leavesOf(alerts.map((alert) => EVIDENCE.map((name) => alert[name])));
  expect(missingFrom(evidence, await readableText(evidencePanel))).toEqual([]);

  const commentsPanel = await openTab(page, 'Comments');
  const list = commentsPanel.getByRole('list', { name: 'Comments', exact: true });
  await expect(list.getByRole('listitem')).toHaveCount(comments.length + (incident.resolvingComment ? 1 : 0));
  expect(missingFrom(leavesOf(comments), await readableText(commentsPanel))).toEqual([]);

  const jsonPanel = await openTab(page, 'JSON');
  await jsonPanel.getByRole('button', { name: 'Expand all' }).click();
  const json = page.getByRole('region', { name: 'Incident JSON' });
  const expected = jsonLines(null, incident);
  await expect
    .poll(async () => (await json.innerText()).split('\n').map((line) => line.trim()))
    .toEqual(expected.map((line) => line.trim()));
}

/** Expects name, number, labels, people and tags in the incident's row. */
async function expectInRow(page: Page, incident: WireIncident): Promise<void> {
  // A long list renders only the rows near the viewport.
  await page.getByRole('searchbox', { name: 'Search incidents' }).fill(idOf(incident));
  await expect(page).toHaveURL(new RegExp(`[?&]search=${idOf(incident)}`));
  const row = page
    .getByRole('table', { name: 'Incidents' })
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: nameOf(incident), exact: true }) })
    .filter({ hasText: idOf(incident) });
  await expect(row).toHaveCount(1);
  const { severity, status, classification, assignedTo, tags, customTags } = incident;
  const shown = { severity, status, classification, assignedTo, tags, customTags, id: idOf(incident) };
  expect(missingFrom(leavesOf(shown), await readableText(row))).toEqual([]);
}

// Wide enough for every column of the queue.
test.use({ viewport: { width: 2_200, height: 1_200 } });

for (const { api, file } of SAMPLES) {
  test.describe(file, () => {
    test.use({ configuration: { ...DEFAULT_CONFIGURATION, api } });

    test('appears in full in the queue and on the incident pages', async ({ page, site }) => {
      const incidents = incidentsOf(readSample(file));
      respondWith(site, LIST_PATHS[api], () => ({ value: incidents }));
      for (const incident of incidents) respondWith(site, `${LIST_PATHS[api]}/${idOf(incident)}`, () => incident);
      await openSignedIn(page);
      await expectAllLoaded(page);
      await expect(page.getByRole('status', { name: 'Completeness' })).toContainText(`${incidents.length} loaded`);
      for (const incident of incidents) await expectInRow(page, incident);
      for (const incident of incidents) await expectTold(page, incident);
    });
  });
}

for (const api of ['defender-xdr', 'graph-security'] as const) {
  test.describe(`responses of ${api} that differ from its documentation`, () => {
    test.use({ configuration: { ...DEFAULT_CONFIGURATION, api }, scenario: 'drift' });

    test('appear in full, with unknown values unchanged', async ({ page, site }) => {
      test.setTimeout(240_000);
      const listing = page.waitForRequest(
        (request) => request.method() === 'GET' && new URL(request.url()).pathname === LIST_PATHS[api],
      );
      await openSignedIn(page);
      const { authorization = '' } = await (await listing).allHeaders();
      await expectAllLoaded(page);
      // One incident for each kind of drift; the others repeat them.
      const chosen = new Map<number, WireIncident>();
      for (const { id } of site.simulator.world.incidents(EXAMPLE_SOC.tenantId)) {
        if (chosen.has(id % WAYS_TO_DRIFT[api])) continue;
        const incident = await fetchIncident(site, api, id, authorization);
        if (incident.incidentId !== undefined || incident.id !== undefined)
          chosen.set(id % WAYS_TO_DRIFT[api], incident);
      }
      expect(chosen.size).toBe(WAYS_TO_DRIFT[api]);
      for (const incident of chosen.values()) await expectInRow(page, incident);
      for (const incident of chosen.values()) await expectTold(page, incident);
    });
  });
}
