import { type Browser, chromium, expect, test } from 'playwright/test';
import { contentSecurityPolicy } from '../src/app/hosting/content-security-policy.ts';
import { builtInlineHashes, serveFromBuild } from './build-files.ts';
import { EGRESS_CHANNELS, type EgressChannel } from './egress-channels.ts';
import { startTlsServer } from './tls-server.ts';
import { findChromium, MAPPED_FLAGS } from './tools/chromium.mjs';

const APP = 'https://gatehouse.example';
const OUTSIDE = 'https://outside.example';
const HOSTS = ['gatehouse.example', 'outside.example'];

/** The channels that no policy can close: a script that runs in the page can always leave the page with data. */
const RESIDUAL = ['navigation of the page', 'new window'];

const BUILT_POLICY = contentSecurityPolicy('app', 'meta', builtInlineHashes('index.html'));

let policy = BUILT_POLICY;
let arrived = new Set<string>();
let server: Awaited<ReturnType<typeof startTlsServer>>;
let browser: Browser;

test.beforeAll(async () => {
  server = await startTlsServer(async (request) => {
    const url = new URL(request.url);
    if (url.hostname === 'outside.example') {
      arrived.add(decodeURIComponent(url.pathname.slice(1)));
      return new Response('', { headers: { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' } });
    }
    if (url.pathname === '/config.json') return new Response('{}');
    const response = await serveFromBuild(url.pathname.slice(1), 'none');
    if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
    const html = (await response.text()).replace(
      /(<meta http-equiv="Content-Security-Policy" content=")[^"]*/,
      `$1${policy}`,
    );
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  }, HOSTS);
  const path = findChromium();
  browser = await chromium.launch({
    ...(path === null ? {} : { executablePath: path }),
    args: [
      ...MAPPED_FLAGS,
      `--host-resolver-rules=${HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${server.port}`).join(', ')}`,
    ],
  });
});

test.afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Tries the channels in one page, except those that disturb others, which get separate pages. Returns the open ones. */
async function openChannels(channels: readonly EgressChannel[]): Promise<readonly string[]> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  arrived = new Set();
  const pages = [channels.filter(({ alone }) => !alone), ...channels.filter(({ alone }) => alone).map((one) => [one])];
  const seen: string[] = [];
  for (const group of pages.filter((one) => one.length > 0)) {
    const page = await context.newPage();
    await page.goto(`${APP}/`);
    await expect(page.getByRole('heading', { level: 1, name: 'Gatehouse' })).toBeVisible();
    for (const { name, attempt } of group) {
      const isOpen = await page
        .evaluate(attempt, `${OUTSIDE}/${encodeURIComponent(name)}`)
        // Most channels report with a rejection that they were blocked.
        .catch(() => false);
      if (isOpen === true) seen.push(name);
    }
    // A blocked request never starts, so there is nothing to wait for but the requests that did start.
    await page.waitForLoadState('networkidle');
    await page.close();
  }
  await context.close();
  return channels.map(({ name }) => name).filter((name) => seen.includes(name) || arrived.has(name));
}

test('the policy closes every channel to another host, except leaving the page', async () => {
  policy = BUILT_POLICY;
  expect(EGRESS_CHANNELS.length).toBeGreaterThanOrEqual(26);
  expect(await openChannels(EGRESS_CHANNELS)).toEqual(RESIDUAL);
});

/** Each directive of the policy, loosened, and a channel that this opens. */
const MUTANTS: readonly (readonly [directive: string, loosened: string | null, opens: string])[] = [
  ['default-src', `default-src ${OUTSIDE}`, 'source of a video'],
  ['script-src', `script-src 'self' ${OUTSIDE}`, 'dynamic import'],
  ['style-src', `style-src 'self' ${OUTSIDE}`, 'style sheet'],
  ['style-src', "style-src 'self' 'unsafe-inline'", 'inline style element'],
  ['img-src', `img-src 'self' ${OUTSIDE}`, 'image'],
  ['font-src', `font-src 'self' ${OUTSIDE}`, 'font'],
  ['connect-src', `connect-src 'self' ${OUTSIDE}`, 'fetch'],
  ['frame-src', `frame-src 'self' ${OUTSIDE}`, 'frame'],
  ['base-uri', `base-uri ${OUTSIDE}`, 'base address'],
  ['form-action', `form-action ${OUTSIDE}`, 'form'],
  ['require-trusted-types-for', null, 'markup from a string'],
  ['trusted-types', 'trusted-types *', 'policy for trusted types'],
];

for (const [directive, loosened, opens] of MUTANTS) {
  test(`the channel check fails with ${loosened ?? `no ${directive}`}`, async () => {
    const directives = BUILT_POLICY.split('; ');
    expect(directives.filter((one) => one.startsWith(`${directive} `))).toHaveLength(1);
    policy = directives
      .map((one) => (one.startsWith(`${directive} `) ? loosened : one))
      .filter((one) => one !== null)
      .join('; ');
    expect(await openChannels(EGRESS_CHANNELS.filter((channel) => channel.directive === directive))).toContain(opens);
  });
}

test('each directive has a loosened form that the check detects, or duplicates another directive', () => {
  const names = BUILT_POLICY.split('; ').map((directive) => directive.split(' ')[0] ?? '');
  const tested = new Set(MUTANTS.map(([directive]) => directive));
  // Creating a worker takes a trusted script address, which no policy here can make; Chromium loads an embedded object
  // as a frame, so that `frame-src` blocks it too.
  expect(names.filter((name) => !tested.has(name))).toEqual(['worker-src', 'object-src']);
});
