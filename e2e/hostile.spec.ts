import { expect } from 'playwright/test';
import { expectInert, problemsIn } from './expect-inert.ts';
import { expectAllLoaded, openSignedIn, test } from './fixtures.ts';
import { hostileRow, type WireIncident } from './hostile-responses.ts';
import { HOSTILE_KINDS, hostileStrings } from './hostile-strings.ts';
import { LIST_PATHS, respondWith } from './planned-response.ts';
import { DEFAULT_CONFIGURATION } from './site.ts';

const TEXTS = hostileStrings();
const BATCH = 40;

/** Runs in the page: goes from incident to incident with `]` and checks each of them. */
async function walkThePanel(look: (selector: string) => readonly string[], steps: number, total: number) {
  const patience = performance.now() + 60_000;
  const found: string[] = [];
  for (let step = 1; step <= steps; step += 1) {
    while (document.querySelector('aside')?.textContent?.includes(`${step} of ${total}`) !== true) {
      if (performance.now() > patience) return [...found, `${step} of ${total} never came`];
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    found.push(...look('aside').map((problem) => `${step} of ${total}: ${problem}`));
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: ']', bubbles: true, cancelable: true }));
  }
  return found;
}

test('the corpus contains at least 200 different texts', () => {
  expect(new Set(TEXTS).size).toBeGreaterThanOrEqual(200);
  expect(HOSTILE_KINDS.filter((kind) => !TEXTS.includes(kind))).toEqual([]);
});

for (const api of ['defender-xdr', 'graph-security'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`hostile texts through ${api} at ${width} px`, () => {
      test.use({
        configuration: { ...DEFAULT_CONFIGURATION, api },
        viewport: { width, height: width === 390 ? 5_200 : 1_800 },
      });

      test('remain inert in the queue and the side panel', async ({ page, site }) => {
        test.setTimeout(240_000);
        const dialogs: string[] = [];
        page.on('dialog', (dialog) => {
          dialogs.push(dialog.message());
          void dialog.dismiss();
        });
        let batch: readonly WireIncident[] = [];
        respondWith(site, LIST_PATHS[api], () => ({ value: batch }));
        for (let from = 0; from < TEXTS.length; from += BATCH) {
          batch = TEXTS.slice(from, from + BATCH).map((text, index) => hostileRow(api, 9_000 + from + index, text));
          if (from === 0) await openSignedIn(page);
          else await page.reload();
          const table = page.getByRole('table', { name: 'Incidents' });
          await expect(page.getByRole('status', { name: 'Completeness' })).toContainText(`${batch.length} loaded`);
          await expectAllLoaded(page);
          const rows = table.getByRole('row').filter({ has: page.getByRole('link') });
          await expect(rows).toHaveCount(batch.length);
          await expectInert(page);
          const heights = () =>
            rows.evaluateAll((all) => new Set(all.map((row) => Math.round(row.getBoundingClientRect().height))).size);
          if (width === 1_440) await expect.poll(heights).toBe(1);
          // Use the keyboard, because a long hostile text may leave no space to click beside the link.
          await rows.first().press('Enter');
          const panel = page.getByRole('complementary');
          await expect(panel).toBeVisible();
          // At phone width the same panel is a sheet, so checking the first of each batch is enough.
          const steps = width === 390 ? 1 : batch.length;
          await expect(panel).toContainText(`1 of ${batch.length}`);
          await expectInert(page, 'aside');
          // Run the loop in the page: a round trip for each incident would take longer than the checks.
          expect(await page.evaluate(`(${walkThePanel})(${problemsIn}, ${steps}, ${batch.length})`)).toEqual([]);
          await page.keyboard.press('Escape');
          await expect(panel).toHaveCount(0);
        }
        expect(dialogs).toEqual([]);
      });
    });
  }
}
