import { expect, type Page } from 'playwright/test';
import { openSignedIn, test } from './fixtures.ts';
import { aPastedToken, delegatedClaims } from './sample-token.ts';
import { APP_ORIGIN } from './site.ts';

async function inspect(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Token' }).fill(text);
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
}

test('inspects a pasted token while signed out', async ({ page }) => {
  await page.goto(`${APP_ORIGIN}/#/token`);
  await expect(page.getByRole('heading', { level: 1, name: 'Token inspector' })).toBeVisible();
  await inspect(page, aPastedToken(delegatedClaims()));
  const claims = page.getByRole('table', { name: 'Claims' });
  await expect(claims.getByRole('row', { name: /\baud\b/ })).toContainText('Defender XDR');
  await expect(claims.getByRole('row', { name: /\bscp\b/ })).toContainText('Incident.Read');
  await expect(claims.getByRole('row', { name: /\btid\b/ })).toContainText('3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801');
  await expect(claims.getByRole('row', { name: /\bexp\b/ })).toContainText('UTC');
  await expect(page.getByRole('table', { name: 'What this token can do' })).toBeVisible();
  await expect(page.getByText('Signature not verified.')).toBeVisible();
});

test('reports an expired token', async ({ page }) => {
  await page.goto(`${APP_ORIGIN}/#/token`);
  await inspect(page, aPastedToken({ ...delegatedClaims(), exp: Math.floor(Date.now() / 1_000) - 60 }));
  await expect(page.getByRole('list', { name: 'Findings' }).getByRole('heading', { name: 'Expired' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Expired 1 min ago.' })).toBeVisible();
});

for (const [clock, minutes] of [
  ['ahead', 70],
  ['behind', -70],
] as const) {
  test(`judges a token by the server’s time if the browser’s clock is 70 minutes ${clock}, and says so`, async ({
    page,
  }) => {
    await page.clock.install({ time: Date.now() + minutes * 60_000 });
    await page.goto(`${APP_ORIGIN}/#/token`);
    await expect(page.getByRole('status', { name: `This computer’s clock is 70 minutes ${clock}` })).toContainText(
      'Correct the clock',
    );
    await inspect(page, aPastedToken(delegatedClaims()));
    const findings = page.getByRole('list', { name: 'Findings' });
    await expect(findings.getByRole('heading', { name: 'Not verified' })).toBeVisible();
    for (const name of ['Expired', 'Not valid yet', 'Issued in the future'])
      await expect(findings.getByRole('heading', { name })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: /^Expired/ })).toHaveCount(0);
  });
}

test('reports a token that expires while the page is open', async ({ page }) => {
  await page.clock.install();
  await page.goto(`${APP_ORIGIN}/#/token`);
  await inspect(page, aPastedToken({ ...delegatedClaims(), exp: Math.floor(Date.now() / 1_000) + 600 }));
  const findings = page.getByRole('list', { name: 'Findings' });
  await expect(findings.getByRole('heading', { name: 'Not verified' })).toBeVisible();
  await expect(findings.getByRole('heading', { name: 'Expired' })).toHaveCount(0);
  await page.clock.fastForward('11:00');
  await expect(findings.getByRole('heading', { name: 'Expired' })).toBeVisible();
});

for (const [what, text, heading] of [
  ['a text without a token', 'hello', 'That doesn’t look like a token'],
  [
    'a truncated token',
    'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2FwaS5z<truncated>',
    'This token is incomplete',
  ],
  ['an encrypted token', 'eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d', 'This token is encrypted'],
] as const) {
  test(`explains ${what} and keeps it in the text box`, async ({ page }) => {
    await page.goto(`${APP_ORIGIN}/#/token`);
    await inspect(page, text);
    await expect(page.getByRole('alert').getByRole('heading', { name: heading })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Token' })).toHaveValue(text);
  });
}

test('never sends, stores or logs a pasted token', async ({ page, context, site }) => {
  const canary = 'canary7f3a9b';
  const token = aPastedToken({ ...delegatedClaims(), canary }, `${canary}signature`);
  await page.goto(`${APP_ORIGIN}/#/token`);
  await expect(page.getByRole('textbox', { name: 'Token' })).toBeEnabled();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  const logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));

  await page.getByRole('textbox', { name: 'Token' }).pressSequentially(token.slice(0, 40));
  await inspect(page, token);
  await expect(page.getByRole('table', { name: 'Claims' })).toContainText(canary);
  expect(requests).toEqual([]);
  expect(site.requests).toEqual([]);

  const devtools = await context.newCDPSession(page);
  const { entries } = await devtools.send('Page.getNavigationHistory');
  const places = await page.evaluate(() => [
    location.href,
    document.title,
    document.cookie,
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    JSON.stringify(history.state),
  ]);
  const everywhere = [...places, ...entries.map(({ url, title }) => `${url} ${title}`), ...logged].join('\n');
  expect(everywhere).not.toContain(canary);
  expect(everywhere).not.toContain(token.slice(0, 40));

  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('textbox', { name: 'Token' })).toHaveValue('');
  expect(await page.content()).not.toContain(canary);
});

test('turns off browser features that could store or send the token, and empties the box after Back', async ({
  page,
}) => {
  await page.goto(`${APP_ORIGIN}/#/token`);
  const box = page.getByRole('textbox', { name: 'Token' });
  await expect(box).toHaveAttribute('autocomplete', 'off');
  await expect(box).toHaveAttribute('spellcheck', 'false');
  await expect(box).toHaveAttribute('translate', 'no');
  await inspect(page, aPastedToken(delegatedClaims()));
  await page.goto('about:blank');
  await page.goBack();
  await expect(page.getByRole('textbox', { name: 'Token' })).toHaveValue('');
});

test('lists the access tokens and the ID token of the session', async ({ page }) => {
  await openSignedIn(page);
  await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Token' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Token inspector' })).toBeVisible();
  await expect(page.getByRole('button', { name: /ID token/ })).toBeVisible();
  await page.getByRole('button', { name: /Defender XDR · delegated access/ }).click();
  await expect(page.getByRole('table', { name: 'Claims' }).getByRole('row', { name: /\bscp\b/ })).toContainText(
    'Incident.Read',
  );
});
