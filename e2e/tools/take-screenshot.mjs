// Takes the README's screenshot: the demo's queue with an open incident. Run it after a build.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { findChromium } from './chromium.mjs';

const SCREENSHOTS = 'e2e/screenshots';
const server = await preview({ preview: { host: 'localhost', port: 0, open: false }, logLevel: 'error' });
const address = server.resolvedUrls?.local[0];
if (!address) throw new Error('the build could not be served');

const path = findChromium();
const browser = await chromium.launch({ ...(path ? { executablePath: path } : {}), args: ['--no-sandbox'] });
const page = await browser.newPage({
  viewport: { width: 1440, height: 900 },
  colorScheme: 'light',
  reducedMotion: 'reduce',
});
await page.goto(address);
await page.getByRole('button', { name: 'Explore the demo' }).click();
await page.getByRole('button', { name: /^Analyst/ }).click();
const table = page.getByRole('table', { name: 'Incidents' });
await table.getByRole('link').first().waitFor();
await table.getByRole('row').nth(1).getByRole('cell').nth(1).click();
await page.getByRole('complementary').waitFor();
mkdirSync(SCREENSHOTS, { recursive: true });
await page.screenshot({ path: `${SCREENSHOTS}/queue-light.png` });
await browser.close();
await server.close();
