import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { contentSecurityPolicy } from '../src/app/hosting/content-security-policy.ts';
import { HEADER_PARSERS } from '../src/app/hosting/header-files.fixture.ts';
import { builtInlineHashes } from './build-files.ts';
import { openSignedIn, test } from './fixtures.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION, STATIC_ORIGIN } from './site.ts';

const DIST = join(import.meta.dirname, '..', 'dist');

test('every HTML document of the build has its policy before the first script, and inline parts only on the app’s page', () => {
  for (const [file, kind, inlineParts] of [
    ['index.html', 'app', 1],
    ['redirect.html', 'redirect-bridge', 0],
    ['sign-in.html', 'demo-sign-in', 0],
  ] as const) {
    const html = readFileSync(join(DIST, file), 'utf8');
    const inline = builtInlineHashes(file);
    expect(html).toContain(
      `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(kind, 'meta', inline)}">`,
    );
    expect(html.search(/<(script|style|link)/)).toBeGreaterThan(html.indexOf('http-equiv'));
    // One of each, both allowed by their hashes.
    expect([inline.scripts.length, inline.styles.length]).toEqual([inlineParts, inlineParts]);
    expect(html.match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? []).toHaveLength(inlineParts);
    expect(html.match(/<style/g) ?? []).toHaveLength(inlineParts);
    expect(html.replaceAll(/<(script|style)>[\s\S]*?<\/\1>/g, '')).not.toMatch(/\sstyle=|\son[a-z]+=/);
  }
});

test('the header files of every host allow the inline parts of the same build', () => {
  const policy = contentSecurityPolicy('app', 'header', builtInlineHashes('index.html'));
  for (const [name, headersAt] of Object.entries(HEADER_PARSERS)) {
    const headers = new Map(headersAt(readFileSync(join(DIST, name), 'utf8'), 'index.html'));
    expect(headers.get('Content-Security-Policy'), name).toBe(policy);
  }
});

/** Every chunk that the live app can load, found by following imports from the start page, except the demo's. */
function liveChunks(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const waiting = [readFileSync(join(DIST, 'index.html'), 'utf8')];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [, name = ''] of text.matchAll(/([\w.-]+-[\w-]{8}\.js)/g)) {
      if (found.has(name) || name.startsWith('demo-wiring')) continue;
      const chunk = readFileSync(join(DIST, 'assets', name), 'utf8');
      found.set(name, chunk);
      waiting.push(
        chunk
          .replaceAll(/__vite__mapDeps=.*?;/g, '')
          .replace(/\(\)=>import\("\.\/demo-wiring[^)]*\),__vite__mapDeps\([^)]*\)/, ''),
      );
    }
  }
  return found;
}

test('the live chunks contain no demo data and never evaluate text as code', () => {
  const chunks = liveChunks();
  expect([...chunks.keys()].join(' ')).toMatch(/start-session/);
  const withDemoData = [...chunks].filter(([, text]) => text.includes('soc.example')).map(([name]) => name);
  const withEval = [...chunks].filter(([, text]) => /\beval\(|new Function\(/.test(text)).map(([name]) => name);
  expect({ withDemoData, withEval }).toEqual({ withDemoData: [], withEval: [] });
});

test('the app refuses to run in a frame of another site', async ({ page, watch }) => {
  watch.allowConsole(/frame-ancestors 'none'|status of 404/);
  await page.goto(`${STATIC_ORIGIN}/missing.html`);
  const shown = await page.evaluate(async (address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    return frame.contentDocument === null;
  }, `${APP_ORIGIN}/`);
  expect(shown).toBe(true);
  // On a host without security headers, a page of the same origin can frame the app, so the app itself refuses.
  await page.evaluate(async (address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    frame.name = 'own';
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
  }, `${STATIC_ORIGIN}/`);
  await expect(page.frameLocator('iframe[name=own]').getByText('can’t run inside another page')).toBeVisible();
});

test('reloads once when a chunk is missing, then explains the failure', async ({ page, watch }) => {
  watch.allowConsole(/Failed to load resource/);
  let loads = 0;
  await page.route(/assets\/token-page-.*\.js$/, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads += 1;
  });
  await page.goto(`${APP_ORIGIN}/#/token`);
  await expect(page.getByRole('alert')).toContainText('couldn’t be loaded');
  expect(loads).toBe(2);
  await expect(page).toHaveURL(/#\/token$/);
});

test('recovers automatically when a missing chunk returns after a deployment', async ({ page, watch }) => {
  watch.allowConsole(/Expected a JavaScript-or-Wasm module script/);
  let responses = 0;
  await page.route(/assets\/token-page-.*\.js$/, async (route) => {
    responses += 1;
    if (responses === 1) await route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>' });
    else await route.fallback();
  });
  await page.goto(`${APP_ORIGIN}/#/token`);
  await expect(page.getByRole('heading', { level: 1, name: 'Token inspector' })).toBeVisible();
});

test('a tab that stays open offers to reload when a newer version is deployed, and never reloads without a click', async ({
  page,
  watch,
}) => {
  // The pages that load a minute after the start may still be loading when the connection ends.
  watch.allowConsole(/ERR_INTERNET_DISCONNECTED .*\/assets\//);
  const { id } = JSON.parse(readFileSync(join(DIST, 'version.json'), 'utf8'));
  let loads = 0;
  let checks = 0;
  let deployed = id;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads += 1;
    if (request.url() === `${APP_ORIGIN}/version.json`) checks += 1;
  });
  await page.route('**/version.json', (route) => route.fulfill({ json: { id: deployed } }));
  await page.clock.install();
  await page.goto(`${APP_ORIGIN}/#/token`);
  await expect(page.getByRole('heading', { level: 1, name: 'Token inspector' })).toBeVisible();
  const returnAfterQuarterHour = async () => {
    await page.clock.fastForward('15:00');
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  };
  await returnAfterQuarterHour();
  await expect.poll(() => checks).toBe(1);
  const notice = page.getByRole('status', { name: 'A newer version of Gatehouse is available' });
  deployed = 'fedcba9876543210';
  await expect(notice).toHaveCount(0);
  await returnAfterQuarterHour();
  await expect(notice).toBeVisible();
  expect(loads).toBe(1);
  await page.context().setOffline(true);
  await expect(notice).toHaveCount(0);
  await page.context().setOffline(false);
  await notice.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Token inspector' })).toBeVisible();
  await expect(notice).toHaveCount(0);
  expect(loads).toBe(2);
});

test('offline, the queue keeps its rows and selection when a page fails to load, and opens it online', async ({
  page,
  watch,
}) => {
  watch.allowConsole(/Failed to load resource|net::ERR_/);
  await page.route(/assets\/token-page-.*\.js$/, (route) => route.abort());
  await openSignedIn(page);
  const rows = page.getByRole('table', { name: 'Incidents' });
  await rows.getByRole('checkbox').nth(2).click();
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Token', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This site doesn’t respond.');
  await expect(rows.getByRole('checkbox').nth(2)).toBeChecked();
  await page.unroute(/assets\/token-page-.*\.js$/);
  await page.context().setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name: 'Token inspector' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the browser stores no incident data', async ({ page }) => {
  await openSignedIn(page);
  const link = page.getByRole('table', { name: 'Incidents' }).getByRole('link').first();
  await expect(link).toBeVisible();
  const name = ((await link.textContent()) ?? '').trim();
  const stored = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return {
      texts: [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie].join('\n'),
      databases: databases.length,
      caches: (await caches.keys()).length,
    };
  });
  expect(name.length).toBeGreaterThan(5);
  expect(stored.texts).not.toContain(name);
  expect([stored.databases, stored.caches]).toEqual([0, 0]);
});

for (const [route, chunk, component] of [
  ['#/setup', 'setup-page', 'SetupPage'],
  ['#/token', 'token-page', 'TokenPage'],
  ['#/incidents', 'incidents-page', 'IncidentsPage'],
  [`#/incidents/${DEFAULT_CONFIGURATION.tenant}/41141`, 'incident-page', 'IncidentPage'],
] as const) {
  test(`a crash of ${component} replaces only its page, with redacted details, and the shell still works`, async ({
    page,
    watch,
  }) => {
    watch.allowConsole(/canary/);
    await page.route(new RegExp(`assets/${chunk}-.*\\.js$`), (intercepted) =>
      intercepted.fulfill({
        contentType: 'text/javascript',
        body: `export function ${component}() { throw new Error('canary Bearer eyJhbGciOiJSUzI1NiJ9.eyJjYW5hcnkiOiIxIn0.c2ln'); }`,
      }),
    );
    if (chunk.startsWith('incident')) await openSignedIn(page, { route });
    else await page.goto(`${APP_ORIGIN}/${route}`);
    await expect(page.getByRole('alert')).toContainText('This page has crashed');
    await expect(page.getByRole('alert')).not.toContainText('eyJhbGciOiJSUzI1NiJ9');
    await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
    const other = chunk === 'token-page' ? 'Setup' : 'Token';
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: other }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: other === 'Token' ? 'Token inspector' : /./ }),
    ).toBeVisible();
    await expect(page.getByText('This page has crashed')).toHaveCount(0);
  });
}
