import { expect, type Page } from 'playwright/test';
import { expectNoViolations } from './axe.ts';
import { expectAllLoaded, openSignedIn, test } from './fixtures.ts';
import { aPastedToken, delegatedClaims } from './sample-token.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION, STATIC_ORIGIN } from './site.ts';

/** The console message that the browser logs for the expected 401. */
const EXPECTED_401 = /status of 401 .*api\.security\.microsoft\.com/;

async function openInspector(page: Page): Promise<void> {
  await page.goto(`${APP_ORIGIN}/#/token`);
  await expect(page.getByRole('textbox', { name: 'Token' })).toBeEnabled();
}

async function inspect(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Token' }).fill(text);
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
}

async function openSignedInInspector(page: Page, role = 'Analyst'): Promise<void> {
  await openSignedIn(page, { role });
  await expectAllLoaded(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Token' }).click();
  await expect(page.getByRole('button', { name: /Defender XDR · delegated access/ })).toBeVisible();
}

test.describe('Verify signature', () => {
  test('verifies the session’s token with one request for the tenant’s keys', async ({ page, site }) => {
    const chunks: string[] = [];
    page.on('request', (request) => {
      if (/verify/.test(request.url())) chunks.push(request.url());
    });
    await openSignedInInspector(page);
    const before = site.requests.length;
    expect(chunks).toEqual([]);
    await page.getByRole('button', { name: 'Verify signature' }).click();
    await expect(page.getByText('Signature verified with the tenant’s published keys at')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Findings' })).toContainText('Signature valid');
    await expect(page.getByRole('list', { name: 'Findings' })).not.toContainText('Not verified');
    const requests = site.requests.slice(before);
    expect(requests.filter((line) => line.startsWith('GET login.'))).toHaveLength(1);
    expect(chunks.length).toBeGreaterThan(0);
    expect(requests[0]).toMatch(/^GET login\.microsoftonline\.com\/[0-9a-f-]{36}\/discovery\/v2\.0\/keys$/);
    await expect(page.getByText(/\bvalid token\b|token is valid\b/i)).toHaveCount(0);
  });

  test('reports a forged token as invalid in its findings', async ({ page, site }) => {
    await openInspector(page);
    await inspect(page, aPastedToken(delegatedClaims()));
    await page.getByRole('button', { name: 'Verify signature' }).click();
    await expect(page.getByText('Signature invalid.')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Findings' })).toContainText('Invalid signature');
    expect(site.requests).toEqual([
      `GET login.microsoftonline.com/3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801/discovery/v2.0/keys`,
    ]);
  });

  test('sends no request to an issuer that is not Entra ID', async ({ page, site }) => {
    await openInspector(page);
    await inspect(page, aPastedToken({ ...delegatedClaims(), iss: 'https://keys.soc.example/tenant/' }));
    await page.getByRole('button', { name: 'Verify signature' }).click();
    await expect(page.getByText('Signature can’t be verified here.')).toBeVisible();
    expect(site.requests).toEqual([]);
  });
});

test.describe('Test with the API', () => {
  test('confirms that the session’s token can list incidents', async ({ page, site }) => {
    await openSignedInInspector(page);
    const before = site.requests.length;
    await page.getByRole('button', { name: 'Test with the API' }).click();
    await expect(page.getByText('Confirmed by the API', { exact: true })).toBeVisible();
    await expect(page.getByText(/^200 in \d+ ms$/)).toBeVisible();
    const row = page
      .getByRole('table', { name: 'What this token can do' })
      .getByRole('row', { name: /List incidents/ });
    await expect(row).toContainText('Confirmed');
    const requests = site.requests.slice(before).filter((line) => line.includes('/api/incidents'));
    expect(requests).toContain('GET api.security.microsoft.com/api/incidents');
    await expect(page.getByRole('button', { name: 'Test again' })).toBeVisible();
  });

  test('explains a rejected token', async ({ page, site, watch }) => {
    watch.allowConsole(EXPECTED_401);
    await openInspector(page);
    await inspect(page, aPastedToken(delegatedClaims()));
    await expect(page.getByText('Based on claims only', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Test with the API' }).click();
    await expect(page.getByRole('heading', { name: 'The API rejected this token.' })).toBeVisible();
    await expect(page.getByText('Token rejected (401)', { exact: true })).toBeVisible();
    expect(new Set(site.requests.map((line) => line.split(' ')[1]))).toEqual(
      new Set(['api.security.microsoft.com/api/incidents']),
    );
  });

  for (const [what, aud, title] of [
    ['another API', 'https://api.securitycenter.microsoft.com', 'It is for Defender for Endpoint.'],
    ['a similar host name', 'https://api.security.microsoft.com.soc.example', 'It is for another API.'],
    ['a custom API', 'api://soc.example/gatehouse', 'It is for another API.'],
  ] as const) {
    test(`offers no test for a token for ${what}`, async ({ page }) => {
      await openInspector(page);
      await inspect(page, aPastedToken({ ...delegatedClaims(), aud }));
      await expect(page.getByRole('heading', { name: `This token can’t read incidents. ${title}` })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Test with the API' })).toHaveCount(0);
    });
  }

  test.describe('when the API allows no requests from browsers', () => {
    test.use({ scenario: 'blocked' });
    test('explains that the browser blocked the response and keeps the verdict', async ({ page, watch }) => {
      watch.allowConsole(/blocked by CORS policy|net::ERR_FAILED/);
      await openInspector(page);
      await inspect(page, aPastedToken(delegatedClaims()));
      await page.getByRole('button', { name: 'Test with the API' }).click();
      await expect(
        page.getByText('Your browser blocked the response from api.security.microsoft.com (CORS).'),
      ).toBeVisible();
      await expect(page.getByText('Based on claims only', { exact: true })).toBeVisible();
    });
  });
});

test.describe('with a Microsoft Graph token', () => {
  test.use({ configuration: { ...DEFAULT_CONFIGURATION, api: 'graph-security' } });

  test('explains that only Graph can verify the token, and tests it with Graph', async ({ page, site }) => {
    await openSignedIn(page);
    await expectAllLoaded(page);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Token' }).click();
    const before = site.requests.length;
    await page.getByRole('button', { name: 'Verify signature' }).click();
    await expect(page.getByText('Signature can’t be verified here.')).toBeVisible();
    expect(site.requests.slice(before).filter((line) => line.includes('/keys'))).toEqual([]);
    await page.getByRole('button', { name: 'Test with the API' }).click();
    // The session's last response has confirmed the token before, so the text alone shows no new request.
    await expect.poll(() => site.requests.slice(before)).toContain('GET graph.microsoft.com/v1.0/security/incidents');
    await expect(page.getByText('Confirmed by the API', { exact: true })).toBeVisible();
  });
});

test.describe('when the session has expired', () => {
  test('offers to sign in again after a failed renewal', async ({ page, site, watch }) => {
    watch.allowConsole(/status of 400 .*login\.microsoftonline\.com/);
    await openSignedInInspector(page);
    site.simulator.plan({
      match: { method: 'POST', pathPattern: /\/oauth2\/v2\.0\/token$/ },
      times: 1,
      response: {
        kind: 'status',
        status: 400,
        headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' },
        body: JSON.stringify({ error: 'interaction_required', error_description: 'AADSTS50076', error_codes: [50076] }),
      },
    });
    await page.getByRole('button', { name: 'Renew now' }).click();
    const alert = page.getByRole('alert');
    await expect(alert).toBeVisible();
    await expect(alert.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  });
});

test('shows how to get a suitable token, with placeholders and without a token', async ({ page }) => {
  await openInspector(page);
  await inspect(page, aPastedToken({ ...delegatedClaims(), aud: 'https://api.securitycenter.microsoft.com' }));
  await page.getByRole('button', { name: 'Show command' }).click();
  const panel = page.getByRole('region', { name: 'To allow: List incidents, Defender XDR' });
  await expect(panel).toContainText('Incident.Read');
  await expect(panel).toContainText('Microsoft Threat Protection');
  await expect(panel.getByRole('region', { name: 'admin consent link' })).toContainText(
    '/v2.0/adminconsent?client_id=',
  );
  for (const name of ['curl', 'PowerShell', 'Azure CLI']) {
    await panel.getByText(name, { exact: true }).click();
    const command = panel.getByRole('region', { name: 'command', exact: true });
    await expect(command).toContainText('TENANT_ID');
    await expect(command).not.toContainText('eyJ');
  }
  await page.getByRole('button', { name: 'Show command' }).click();
  await expect(panel).toHaveCount(0);
});

test('shows how to allow the operation of a table cell', async ({ page }) => {
  await openInspector(page);
  await inspect(page, aPastedToken(delegatedClaims()));
  const table = page.getByRole('table', { name: 'What this token can do' });
  await table
    .getByRole('row', { name: /Update incident/ })
    .getByRole('button', { name: /Incident\.ReadWrite/ })
    .click();
  await expect(page.getByRole('region', { name: 'To allow: Update incident, Defender XDR' })).toContainText(
    'https://api.security.microsoft.com/Incident.ReadWrite',
  );
});

test.describe('Compare', () => {
  const before = aPastedToken(delegatedClaims());
  const after = aPastedToken({ ...delegatedClaims(), scp: 'Incident.ReadWrite AdvancedHunting.Read' });

  test('lists what changed between two tokens', async ({ page, site }) => {
    await openInspector(page);
    await inspect(page, before);
    await page.getByRole('textbox', { name: 'Token' }).fill(after);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    const table = page.getByRole('table', { name: 'Comparison' });
    await expect(
      table.getByRole('row', { name: /Permission.*Changed.*Incident\.Read.*Incident\.ReadWrite/ }),
    ).toBeVisible();
    await expect(table.getByRole('row', { name: /Permission.*Added.*None.*AdvancedHunting\.Read/ })).toBeVisible();
    await expect(table.getByRole('row', { name: /Tenant.*Same/ })).toBeVisible();
    await expect(page.getByText('Token 2 adds: update incident (Defender XDR)')).toBeVisible();
    await page.getByRole('button', { name: 'Close comparison' }).click();
    await expect(page.getByRole('table', { name: 'Claims' })).toBeVisible();
    expect(site.requests).toEqual([]);
  });

  test('compares two tokens in one pasted text', async ({ page }) => {
    await openInspector(page);
    await page.getByRole('textbox', { name: 'Token' }).fill(`${before}\n\n${after}`);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(page.getByRole('table', { name: 'Comparison' })).toBeVisible();
  });

  test('requests a second token if there is only one', async ({ page }) => {
    await openInspector(page);
    await page.getByRole('textbox', { name: 'Token' }).fill(before);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(page.getByText('Two tokens are needed. Paste another token and click Compare.')).toBeVisible();
  });
});

test('renews a session token and logs how it was acquired', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: APP_ORIGIN });
  await openSignedInInspector(page);
  const claims = page.getByRole('table', { name: 'Claims' });
  const uti = claims.getByRole('row', { name: /\buti\b/ });
  const first = await uti.textContent();
  await page.getByRole('button', { name: 'Renew now' }).click();
  await expect(uti).not.toHaveText(first ?? '');
  expect(site.requests.filter((line) => line.startsWith('POST') && line.endsWith('/oauth2/v2.0/token'))).toHaveLength(
    2,
  );

  await page.getByText('Acquisition log').click();
  const trace = page.getByRole('list', { name: 'Acquisitions' });
  await expect(trace.getByRole('listitem').first()).toContainText('Renewed silently');
  await expect(trace.getByRole('listitem').last()).toContainText('Signed in');
  await expect(trace.getByRole('button', { name: 'Copy correlation ID' }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Copy support bundle' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const bundle = await page.evaluate(() => navigator.clipboard.readText());
  for (const part of [
    'Gatehouse support bundle',
    'MSAL: 5.',
    `Redirect URI: ${APP_ORIGIN}/redirect.html`,
    'Authority: https://login.microsoftonline.com/',
    'requested=https://api.security.microsoft.com/Incident.Read',
    'granted=https://api.security.microsoft.com/Incident.Read',
    'GET | api.security.microsoft.com/api/incidents | status=200',
  ]) {
    expect(bundle).toContain(part);
  }
  expect(bundle).not.toMatch(/eyJ|@|\?|Analyst/);
});

test('copies the claims as Markdown without the signature', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: APP_ORIGIN });
  await openInspector(page);
  await inspect(page, aPastedToken(delegatedClaims(), 'c2VjcmV0LXNpZ25hdHVyZQ'));
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('| `scp` | `Incident.Read` |');
  expect(copied).not.toContain('eyJ');
  expect(copied).not.toContain('c2VjcmV0');
  await page.getByRole('button', { name: 'Copy scp' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('Incident.Read');
});

test('sends a token only to the tested API, and leaves no trace of it after Clear', async ({
  page,
  context,
  site,
  watch,
}) => {
  watch.allowConsole(EXPECTED_401);
  const canary = 'canary9c41e7';
  const token = aPastedToken({ ...delegatedClaims(), canary }, `${canary}signature`);
  const parts = token.split('.').map((part) => part.slice(0, 40));
  const sent: { readonly url: string; readonly text: string }[] = [];
  page.on('request', (request) => {
    sent.push({ url: request.url(), text: `${JSON.stringify(request.headers())} ${request.postData() ?? ''}` });
  });
  const logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  await openInspector(page);
  await inspect(page, token);
  await page
    .getByRole('textbox', { name: 'Token' })
    .fill(aPastedToken({ ...delegatedClaims(), canary, scp: 'openid' }));
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Comparison' })).toBeVisible();
  await page.getByRole('button', { name: 'Close comparison' }).click();
  await inspect(page, token);
  sent.length = 0;
  await page.getByRole('button', { name: 'Verify signature' }).click();
  await expect(page.getByText('Signature invalid.')).toBeVisible();
  expect(sent.filter(({ url, text }) => parts.some((part) => `${url} ${text}`.includes(part)))).toEqual([]);
  await page.getByRole('button', { name: 'Test with the API' }).click();
  await expect(page.getByRole('heading', { name: 'The API rejected this token.' })).toBeVisible();
  const withToken = sent.filter(({ url, text }) => parts.some((part) => `${url} ${text}`.includes(part)));
  expect(new Set(withToken.map(({ url }) => new URL(url).host))).toEqual(new Set(['api.security.microsoft.com']));
  expect(withToken.every(({ url }) => !url.includes('eyJ'))).toBe(true);
  expect(site.requests.length).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('table', { name: 'Claims' })).toHaveCount(0);
  const devtools = await context.newCDPSession(page);
  const { entries } = await devtools.send('Page.getNavigationHistory');
  const places = await page.evaluate(async () => [
    location.href,
    document.title,
    document.cookie,
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    JSON.stringify(history.state),
    JSON.stringify(await indexedDB.databases()),
    JSON.stringify(await caches.keys()),
    JSON.stringify(performance.getEntries()),
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('textarea, input')].map((field) => ('value' in field ? String(field.value) : '')),
  ]);
  const everywhere = [...places, ...entries.map(({ url, title }) => `${url} ${title}`), ...logged].join('\n');
  for (const trace of [canary, ...parts]) expect(everywhere).not.toContain(trace);
});

test('shows the deciding reason and the cure without scrolling at 1440 × 900', async ({ page }) => {
  await openInspector(page);
  await inspect(page, aPastedToken({ ...delegatedClaims(), aud: 'https://api.securitycenter.microsoft.com' }));
  const verdict = page.getByRole('region', {
    name: 'This token can’t read incidents. It is for Defender for Endpoint.',
  });
  await expect(verdict.getByText('Wrong audience', { exact: true })).toBeInViewport({ ratio: 1 });
  await expect(verdict.getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Show command' })).toBeInViewport({ ratio: 1 });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds no violations in the cure, the comparison and a verified token', async ({ page }) => {
      await openSignedInInspector(page);
      await page.getByRole('button', { name: 'Verify signature' }).click();
      await page.getByRole('button', { name: 'Test with the API' }).click();
      await expect(page.getByText('Confirmed by the API', { exact: true })).toBeVisible();
      await page.getByText('Acquisition log').click();
      const table = page.getByRole('table', { name: 'What this token can do' });
      await table
        .getByRole('row', { name: /Update incident/ })
        .getByRole('button')
        .first()
        .click();
      await expect(page.getByRole('region', { name: 'To allow: Update incident, Defender XDR' })).toBeVisible();
      await expectNoViolations(page);
      await page.getByRole('textbox', { name: 'Token' }).fill(aPastedToken(delegatedClaims()));
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await expect(page.getByRole('table', { name: 'Comparison' })).toBeVisible();
      await expectNoViolations(page);
    });
  });
}

test.describe('at 390 px', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('nothing is wider than the page with everything expanded', async ({ page }) => {
    const expectNarrow = async () => {
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    };
    await openInspector(page);
    await inspect(page, aPastedToken({ ...delegatedClaims(), aud: 'https://api.securitycenter.microsoft.com' }));
    await page.getByRole('button', { name: 'Show command' }).click();
    await expect(page.getByRole('region', { name: 'To allow: List incidents, Defender XDR' })).toBeVisible();
    await expectNarrow();
    await page.getByRole('textbox', { name: 'Token' }).fill(aPastedToken(delegatedClaims()));
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(page.getByRole('table', { name: 'Comparison' })).toBeVisible();
    await expectNarrow();
  });
});

test('the demo sends no request over the network', async ({ page, site }) => {
  await page.goto(`${STATIC_ORIGIN}/`);
  await page.getByRole('button', { name: 'Explore the demo' }).click();
  await page.getByRole('button', { name: /^Analyst/ }).click();
  await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Token' }).click();
  await page.getByRole('button', { name: 'Verify signature' }).click();
  await expect(page.getByText('Signature verified with the tenant’s published keys at')).toBeVisible();
  await page.getByRole('button', { name: 'Test with the API' }).click();
  await expect(page.getByText('Confirmed by the API', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Renew now' }).click();
  await expect(page.getByRole('button', { name: 'Verify signature' })).toBeVisible();
  expect(site.requests).toEqual([]);
});
