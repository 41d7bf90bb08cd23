import { expect } from 'playwright/test';
import { EXAMPLE_SOC } from '../src/sim/world/tenants.ts';
import { expectAllLoaded, openSignedIn, test } from './fixtures.ts';
import { GRAPH_EVIDENCE_TYPES, hostileIncident } from './hostile-responses.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION, type Site } from './site.ts';

/** A complete incident: a ransomware attack that was stopped. */
function ransomware(site: Site) {
  const found = site.simulator.world
    .incidents(EXAMPLE_SOC.tenantId)
    .find(({ name }) => name.startsWith('Hands-on-keyboard attack: ransomware'));
  if (found === undefined) throw new Error('the story is not in this world');
  return found;
}

function routeOf(id: number, search = ''): string {
  return `#/incidents/${EXAMPLE_SOC.tenantId}/${id}${search}`;
}

for (const api of ['defender-xdr', 'graph-security'] as const) {
  test.describe(`an incident through ${api}`, () => {
    test.use({ configuration: { ...DEFAULT_CONFIGURATION, api } });

    test('shows details, timeline, techniques and assets on the overview', async ({ page, site }) => {
      const story = ransomware(site);
      await openSignedIn(page, { route: routeOf(story.id) });
      await expect(page.getByRole('heading', { level: 1 })).toContainText(story.name);
      const aside = page.getByRole('complementary', { name: 'Details and assets' });
      for (const fact of [
        'Classification',
        'Determination',
        'Assigned to',
        'Created',
        'Last update',
        'Sources',
        'Tenant',
      ]) {
        await expect(aside.getByText(fact, { exact: true })).toBeVisible();
      }
      const timeline = page.getByRole('table', { name: 'Alerts by time' });
      await expect(timeline.getByRole('row')).toHaveCount(story.alerts().length + 1);
      const techniques = page.getByRole('region', { name: /MITRE/ });
      const link = techniques.getByRole('link', { name: /^T1486/ });
      await expect(link).toHaveAttribute('href', 'https://attack.mitre.org/techniques/T1486/');
      await expect(techniques).toContainText('Data Encrypted for Impact');
      const portal = page.getByRole('link', { name: 'Defender portal' });
      await expect(portal).toHaveAttribute('href', /^https:\/\/security\.microsoft\.com\/incidents\/\d+\?tid=/);
    });

    test('zooms the timeline with the keyboard, selects an alert in place and opens it', async ({ page, site }) => {
      await openSignedIn(page, { route: routeOf(ransomware(site).id) });
      const timeline = page.getByRole('region', { name: 'Timeline' });
      await timeline.getByRole('radio', { name: 'All' }).focus();
      await page.keyboard.press('ArrowRight');
      await expect(timeline.getByRole('radio', { name: '1 h' })).toBeChecked();
      const all = ransomware(site).alerts().length;
      await expect(timeline).toContainText(new RegExp(`\\d of ${all} alerts`));
      await expect(timeline.getByRole('button', { name: 'Earlier' })).toHaveAttribute('aria-disabled', 'true');
      await timeline.getByRole('button', { name: 'Later' }).press('Enter');
      await expect(timeline.getByRole('button', { name: 'Earlier' })).not.toHaveAttribute('aria-disabled', 'true');

      const first = timeline.getByRole('table').getByRole('button').first();
      const title = (await first.textContent()) ?? '';
      await first.press('Enter');
      await expect(timeline.getByRole('button', { name: title, expanded: true })).toBeFocused();
      await expect(page).toHaveURL(/\?alert=/);
      await timeline.getByRole('button', { name: 'Open alert' }).click();
      await expect(page).toHaveURL(/tab=alerts&alert=/);
      const opened = page.getByRole('table', { name: 'Alerts' }).getByRole('button', { name: title, expanded: true });
      await expect(opened).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Description' })).toBeVisible();
      await page.reload();
      await expect(opened).toBeVisible();
      await opened.click();
      await expect(page).not.toHaveURL(/alert=/);
    });

    test('lists evidence by kind, searches it and copies it defanged', async ({ page, site }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: APP_ORIGIN });
      await openSignedIn(page, { route: routeOf(ransomware(site).id, '?tab=evidence') });
      const shown = page.getByRole('status', { name: 'Evidence shown' });
      await expect(shown).toContainText(/^(\d+) of \1 shown$/);
      await page.getByRole('button', { name: /^URL/ }).click();
      await expect(shown).toContainText(/^1 of \d+ shown$/);
      await page.getByRole('button', { name: /^Copy hxxps|^Copy https/ }).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^hxxps:\/\/[^.]+\[\.\]/);
      await page.getByRole('button', { name: /^All kinds/ }).click();
      await page.getByRole('searchbox', { name: 'Search evidence' }).fill('vssadmin');
      await expect(shown).toContainText(/^1 of \d+ shown$/);
      await page
        .getByRole('table', { name: 'Evidence' })
        .getByRole('button', { name: /recovery/i })
        .click();
      await expect(page).toHaveURL(/tab=alerts&alert=/);
    });

    test('lists comments newest first, with the events beside them', async ({ page, site }) => {
      const story = ransomware(site);
      await openSignedIn(page, { route: routeOf(story.id, '?tab=comments') });
      const list = page.getByRole('list', { name: 'Comments', exact: true });
      const times = () =>
        list.getByRole('time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''));
      await expect(list.getByRole('listitem')).toHaveCount(story.comments.length);
      const newestFirst = await times();
      expect(newestFirst).toEqual([...newestFirst].sort().reverse());
      await page.getByRole('radio', { name: 'Newest first' }).press('ArrowRight');
      await expect(page.getByRole('radio', { name: 'Oldest first' })).toBeChecked();
      expect(await times()).toEqual([...newestFirst].reverse());

      const activity = page.getByRole('list', { name: 'Activity' });
      await expect(activity).toContainText(`${story.alerts().length} alerts raised`);
      await activity.getByText('Show alerts').first().click();
      await expect(activity).toContainText(story.alerts()[0]?.title ?? '');
    });

    test('shows the API response as JSON that can be collapsed, searched and copied in full', async ({
      page,
      site,
    }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: APP_ORIGIN });
      const story = ransomware(site);
      await openSignedIn(page, { route: routeOf(story.id, '?tab=json') });
      const json = page.getByRole('region', { name: 'Incident JSON' });
      await expect(json).toContainText(story.name);
      await expect(json).not.toContainText('mitreTechniques');
      await page.getByRole('button', { name: 'Expand all' }).click();
      await expect(json).toContainText('mitreTechniques');
      await page.getByRole('searchbox', { name: 'Search JSON' }).fill('T1486');
      await expect(page.getByRole('status', { name: 'JSON matches' })).toContainText('1 match');
      await expect(json).toContainText(/\.alerts\[\d\]\.mitreTechniques\[\d\]/);
      await page.getByRole('button', { name: 'Copy incident JSON' }).click();
      await expect(page.getByText('Copied', { exact: true })).toBeAttached();
      const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
      expect(copied).toMatchObject({ [api === 'defender-xdr' ? 'incidentName' : 'displayName']: story.name });
    });

    test('goes to the next incident of the view by button and by key', async ({ page }) => {
      await openSignedIn(page, { route: '#/incidents?severity=high' });
      const links = page.getByRole('table', { name: 'Incidents' }).getByRole('link');
      await expectAllLoaded(page);
      await expect(links.nth(1)).toBeVisible();
      const names = await links.allTextContents();
      await links.first().click();
      const heading = page.getByRole('heading', { level: 1 });
      await expect(heading).toContainText(names[0] ?? '');
      await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
      await page.getByRole('button', { name: 'Next incident' }).click();
      await expect(heading).toContainText(names[1] ?? '');
      await page.keyboard.press('[');
      await expect(heading).toContainText(names[0] ?? '');
      await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Incidents' }).click();
      await expect(page).toHaveURL(/#\/incidents\?severity=high$/);
    });

    test('keeps the view from the panel to a tab of the incident page', async ({ page, site }) => {
      const story = ransomware(site);
      await openSignedIn(page, { route: `#/incidents?severity=high&open=${EXAMPLE_SOC.tenantId}~${story.id}` });
      const panel = page.getByRole('complementary', { name: story.name });
      const place = panel.getByText(/^\d+ of \d+$/);
      await expect(page.getByRole('status', { name: 'Completeness' })).toContainText('All loaded');
      await expect(place).toBeVisible();
      const position = (await place.textContent()) ?? '';
      await panel.getByRole('link', { name: `All ${story.alerts().length} alerts` }).click();
      await expect(page.getByRole('tab', { name: 'Alerts' })).toHaveAttribute('aria-selected', 'true');
      await expect(page.getByText(position, { exact: true })).toBeVisible();
      await page.goBack();
      await panel.getByRole('link', { name: 'View all comments' }).click();
      await expect(page.getByRole('tab', { name: 'Comments' })).toHaveAttribute('aria-selected', 'true');
      await expect(page.getByText(position, { exact: true })).toBeVisible();
      await page.goBack();
      await panel.getByRole('heading', { level: 2 }).press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: story.name })).toBeVisible();
      await expect(page.getByText(position, { exact: true })).toBeVisible();
    });

    test('copies a link that opens the same incident and tab for another user', async ({ page, site }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: APP_ORIGIN });
      const story = ransomware(site);
      await openSignedIn(page, { route: routeOf(story.id, '?tab=alerts&view=severity%3Dhigh') });
      await page.getByRole('button', { name: 'Copy link' }).click();
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toBe(`${APP_ORIGIN}/${routeOf(story.id, '?tab=alerts')}`);
      await expect(page.getByRole('status').filter({ hasText: 'Link copied' })).toBeVisible();
    });

    test('explains that an incident was not found', async ({ page, watch }) => {
      watch.allowConsole(/status of 404/);
      await openSignedIn(page, { route: routeOf(999_999) });
      await expect(page.getByRole('alert')).toContainText('Incident not found');
      await expect(page.getByRole('tab')).toHaveCount(0);
      await page.getByRole('alert').getByRole('link', { name: 'Back to incidents' }).click();
      await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
    });

    test('names the incident that this one was merged into and links to it', async ({ page, site }) => {
      const { world } = site.simulator;
      const into = ransomware(site);
      const from = world.add(EXAMPLE_SOC.tenantId, Date.now(), { name: 'A part of it' });
      world.merge(EXAMPLE_SOC.tenantId, from.id, into.id, Date.now());
      await openSignedIn(page, { route: routeOf(from.id) });
      const notice = page.getByRole('status').filter({ hasText: `Merged into incident ${into.id}` });
      await expect(notice).toContainText(api === 'defender-xdr' ? `${into.alerts().length} alerts in` : into.name);
      await expect(page.getByRole('tab', { name: 'Alerts' })).toHaveText('Alerts');
      await page.getByRole('link', { name: into.name }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(into.name);
    });

    test('explains a missing permission', async ({ page, site, watch }) => {
      watch.allowConsole(/status of 403/);
      const path = api === 'defender-xdr' ? /^\/api\/incidents\/\d+$/ : /^\/v1\.0\/security\/incidents\/\d+$/;
      const body = JSON.stringify({ error: { code: 'Forbidden', message: 'Missing application roles.' } });
      site.simulator.plan({
        match: { method: 'GET', pathPattern: path },
        times: 10,
        response: { kind: 'status', status: 403, body, headers: { 'content-type': 'application/json' } },
      });
      await openSignedIn(page, { route: routeOf(ransomware(site).id) });
      await expect(page.getByRole('alert')).toContainText('denied access to this account');
    });

    test('keeps the last loaded version of a deleted incident and explains that it is gone', async ({
      page,
      site,
      watch,
    }) => {
      watch.allowConsole(/status of 404/);
      const story = ransomware(site);
      await openSignedIn(page, { route: routeOf(story.id) });
      await expect(page.getByRole('heading', { level: 1 })).toContainText(story.name);
      const path = api === 'defender-xdr' ? /^\/api\/incidents\/\d+$/ : /^\/v1\.0\/security\/incidents\/\d+$/;
      const body = JSON.stringify({ error: { code: 'ResourceNotFound', message: 'gone' } });
      site.simulator.plan({
        match: { method: 'GET', pathPattern: path },
        times: 10,
        response: { kind: 'status', status: 404, body, headers: { 'content-type': 'application/json' } },
      });
      await page.getByRole('button', { name: 'Refresh' }).click();
      await expect(page.getByRole('alert')).toContainText('no longer available');
      await expect(page.getByRole('heading', { level: 1 })).toContainText(story.name);
    });
  });
}

test('a tag, an asset, a source and a technique each lead to the incidents that have it', async ({ page, site }) => {
  const story = ransomware(site);
  await openSignedIn(page, { route: routeOf(story.id) });
  const ways = [
    ['tag', 'Major incident'],
    ['asset', 'file-01.soc.example'],
    ['source', 'Identity'],
    ['technique', 'Data Encrypted for Impact'],
  ] as const;
  for (const [facet, value] of ways) {
    await page
      .getByRole('main')
      .getByRole('link', { name: `${value} , show incidents with this ${facet}` })
      .last()
      .click();
    await expect(page).toHaveURL(new RegExp(`#/incidents\\?${facet}=`));
    await expect(page.getByRole('table', { name: 'Incidents' }).getByRole('link', { name: story.name })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: story.name })).toBeVisible();
  }
});

test.describe('every type of evidence', () => {
  test.use({ configuration: { ...DEFAULT_CONFIGURATION, api: 'graph-security' } });

  test('is displayed with its details, including types that the metadata may add', async ({ page, site }) => {
    const incident = hostileIncident('graph-security', 9_001, 'plain', ['plain']);
    const [alert] = Array.isArray(incident.alerts) ? incident.alerts : [];
    alert.evidence.push({
      '@odata.type': '#microsoft.graph.security.quantumRelayEvidence',
      relayName: 'QR-7',
      phase: 3,
    });
    site.simulator.plan({
      match: { method: 'GET', pathPattern: /^\/v1\.0\/security\/incidents\/9001$/ },
      times: 10,
      response: {
        kind: 'status',
        status: 200,
        body: JSON.stringify(incident),
        headers: { 'content-type': 'application/json' },
      },
    });
    await openSignedIn(page, { route: routeOf(9_001, '?tab=evidence') });
    const kinds = page.getByRole('navigation', { name: 'Kinds of evidence' });
    await expect(kinds.getByRole('button')).toHaveCount(GRAPH_EVIDENCE_TYPES.length + 3);
    await kinds.getByRole('button', { name: /^Quantum relay/ }).click();
    const table = page.getByRole('table', { name: 'Evidence' });
    await expect(table.getByRole('rowheader').filter({ hasText: 'QR-7' })).toBeVisible();
    await expect(table.getByText('Phase 3')).toBeVisible();
    await table.getByRole('button', { name: '2 details' }).click();
    await expect(table.getByRole('term').filter({ hasText: 'Phase' })).toBeVisible();
  });
});
