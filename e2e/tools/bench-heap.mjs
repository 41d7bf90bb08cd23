import { APP, newContext, PATIENCE_MS, signIn, withSite } from './measured-browser.mjs';

const MB = 1_000_000;

/** The memory in use after garbage collection, in MB. */
export async function measureHeapOf(devtools) {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / MB;
}

/** Measures the memory of the queue with all incidents, alerts and evidence loaded. */
export async function measureHeap(load) {
  return withSite(load, async (site, browser) => {
    site.begin('busy');
    const context = await newContext(browser);
    const page = await context.newPage();
    await signIn(page, APP);
    await page.getByRole('button', { name: 'Load all' }).click({ timeout: PATIENCE_MS });
    const status = page.getByRole('status', { name: 'Completeness' });
    await status.getByText('All loaded').waitFor({ timeout: 2 * PATIENCE_MS });
    const loaded = (await status.textContent()).match(/[\d,]+ loaded/)?.[0] ?? '';
    const heap = await measureHeapOf(await context.newCDPSession(page));
    if (loaded !== '5,000 loaded') throw new Error(`expected 5,000 loaded incidents, got ${loaded}`);
    return [
      {
        what: 'queue, heap with 5,000 incidents',
        measured: heap,
        atMost: 60,
        unit: 'MB',
        detail: loaded,
        next: 'take a heap snapshot and find what keeps more than one copy of a row',
      },
    ];
  });
}
