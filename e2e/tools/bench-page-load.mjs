// Compares loading the start page and the queue with a baseline page that does the same, on a slow network and a slow
// processor. Loads alternate, each in a new browser context with a cold cache; each load of the queue is followed by one with
// a warm cache. The app is the production build; the simulator runs behind the real host names.
import { measureHeapOf } from './bench-heap.mjs';
import { median } from './measure-pairs.mjs';
import { APP, BASELINE, LISTED, newContext, PATIENCE_MS, sessionOf, slowDown, withSite } from './measured-browser.mjs';
import { physicalLimit, recordRequests } from './physical-limit.mjs';
import { watchLoad } from './watch-load.mjs';

const ROUNDS = 7;
const QUIET_MS = 1_500;
const KIB = 1024;
const AIMS = { landingPaint: 0.4, coldRows: 1.4, warmRows: 1.2, shift: 0.02 };
/** The widths at which layout shifts are measured, besides the width of the other loads. */
const OTHER_WIDTHS = [720, 390];

const LANDING_READY = { kind: 'button', text: 'Sign in' };
const isListRequest = ({ url }) => new URL(url).hostname === 'api.security.microsoft.com';

/** Measures one load in the context until the page is ready and, unless only that matters, idle. */
async function loadOnce(context, { origin, ready, session }, quietMs = QUIET_MS) {
  const page = await context.newPage();
  await page.addInitScript(watchLoad, { ready, session, origin });
  const devtools = await context.newCDPSession(page);
  const requests = recordRequests(devtools);
  await slowDown(devtools);
  await page.goto(`${origin}/`, { timeout: PATIENCE_MS });
  await page.waitForFunction((quiet) => window.loadWatch.isQuiet(quiet), quietMs, {
    timeout: PATIENCE_MS,
    polling: 200,
  });
  const seen = await page.evaluate(() => window.loadWatch.seen());
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const heap = await measureHeapOf(devtools);
  const sent = requests();
  await page.close();
  return {
    ...seen,
    heap,
    limits: {
      paint: physicalLimit(sent, seen.paint, () => true),
      ready: physicalLimit(sent, seen.ready, ready === LISTED ? isListRequest : () => true),
    },
  };
}

export async function measurePageLoads(load) {
  const { SCRIPT_BUDGETS } = await load('e2e/budgets.ts');
  return withSite(load, async (site, browser) => {
    const [ours, plain] = [await sessionOf(browser, APP), await sessionOf(browser, BASELINE)];
    const kinds = {
      'baseline landing': { origin: BASELINE, ready: LANDING_READY, session: [] },
      landing: { origin: APP, ready: LANDING_READY, session: [] },
      'baseline list': { origin: BASELINE, ready: LISTED, session: plain },
      queue: { origin: APP, ready: LISTED, session: ours },
    };
    const withSizes = async (seen) => ({
      ...seen,
      jsBeforePaint: await site.scriptSizeKib(seen.scriptsBeforePaint, seen.inlineScript),
      jsUntilReady: await site.scriptSizeKib(seen.scriptsUntilReady, seen.inlineScript),
      jsSettled: await site.scriptSizeKib(seen.scripts, seen.inlineScript),
    });
    const loads = { 'baseline list, warm': [], 'queue, warm': [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [kind, options] of Object.entries(kinds)) {
        const context = await newContext(browser);
        loads[kind] = [...(loads[kind] ?? []), await withSizes(await loadOnce(context, options))];
        if (options.ready === LISTED) loads[`${kind}, warm`].push(await loadOnce(context, options, 0));
        await context.close();
      }
    }
    const shifts = { landing: [], queue: [] };
    for (const width of OTHER_WIDTHS) {
      for (const kind of Object.keys(shifts)) {
        const context = await newContext(browser, { width });
        shifts[kind].push({ width, shift: (await loadOnce(context, kinds[kind])).shift });
        await context.close();
      }
    }
    const shiftOf = (kind) =>
      layoutShift(kind, [{ width: 1440, shift: medianOf(loads[kind], 'shift') }, ...shifts[kind]]);
    const landing = figuresOf('landing', loads.landing, loads['baseline landing']);
    const queue = figuresOf('queue', loads.queue, loads['baseline list']);
    const warm = figuresOf('queue, warm cache', loads['queue, warm'], loads['baseline list, warm']);
    const { beforePaint } = SCRIPT_BUDGETS.landing;
    const { untilRows, settled } = SCRIPT_BUDGETS.queue;
    return [
      landing.beside(
        'first contentful paint',
        'paint',
        AIMS.landingPaint,
        'show the static page before any script and stylesheet that it can do without',
      ),
      landing.beside('ready', 'ready', null),
      landing.alone(
        'JS requested before the first paint',
        'jsBeforePaint',
        'KiB gz',
        beforePaint.aim,
        'list the chunks that index.html preloads, and import the largest unneeded one later',
      ),
      landing.alone('JS settled', 'jsSettled', 'KiB gz', null),
      landing.alone('blocking time', 'blocking', 'ms', null),
      landing.alone('heap', 'heap', 'MB', null),
      shiftOf('landing'),
      queue.beside('first contentful paint', 'paint', null),
      queue.beside(
        'rows',
        'ready',
        AIMS.coldRows,
        'shorten the sequence of requests to document, scripts and list, then load fewer bytes before the rows',
      ),
      warm.beside(
        'rows',
        'ready',
        AIMS.warmRows,
        'profile the main thread until the rows: with a warm cache only the document and the list use the network',
      ),
      queue.alone('JS requested before the first paint', 'jsBeforePaint', 'KiB gz', null),
      queue.alone(
        'JS until rows',
        'jsUntilReady',
        'KiB gz',
        untilRows.aim,
        'list the chunks requested until the rows, and import those that no row needs after them',
      ),
      queue.alone(
        'JS settled',
        'jsSettled',
        'KiB gz',
        settled.aim,
        'prefetch only what the next click needs, and the rest on hover, focus or first use',
      ),
      queue.alone('blocking time', 'blocking', 'ms', null),
      queue.alone('heap', 'heap', 'MB', null),
      shiftOf('queue'),
      {
        what: 'queue, blank pages after the first paint',
        measured: Math.max(...loads.queue.map(({ blanks }) => blanks)),
        atMost: 0,
        unit: 'times',
        detail: '',
        next: 'find the render without content between the skeleton and the rows',
      },
    ];
  });
}

/** The name of a requested file, without folder and hash. */
function nameOf(address) {
  const { hostname, pathname } = new URL(address);
  return /([^/]+?)(-[\w-]{8})?(\.\w+)?$/.exec(pathname)?.[1] ?? hostname;
}

const medianOf = (loads, key) => median(loads.map((each) => each[key]));

function figuresOf(name, ours, baseline) {
  return {
    /** A time, in relation to the baseline's in the same round, with the limit that the network sets. */
    beside(what, key, atMost, next = '') {
      const limits = ours.map((each) => each.limits[key]).sort((one, other) => one.ms - other.ms);
      const limit = limits[Math.floor(limits.length / 2)];
      const [own, other] = [medianOf(ours, key), medianOf(baseline, key)];
      return {
        what: `${name}, ${what}`,
        measured: median(ours.map((each, round) => each[key] / baseline[round][key])),
        atMost,
        unit: '× baseline',
        detail: `${own.toFixed(0)} ms, baseline ${other.toFixed(0)} ms; network at least ${limit.ms.toFixed(0)} ms: ${limit.roundTrips} requests in sequence, ${(limit.bytes / KIB).toFixed(0)} KiB`,
        next: `${next} (${limit.sequence.map(nameOf).join(', ')})`,
      };
    },
    alone(what, key, unit, atMost, next = '') {
      return {
        what: `${name}, ${what}`,
        measured: medianOf(ours, key),
        atMost,
        unit,
        detail: `baseline ${medianOf(baseline, key).toFixed(1)} ${unit}`,
        next,
      };
    },
  };
}

function layoutShift(kind, shifts) {
  return {
    what: `${kind}, layout shift`,
    measured: Math.max(...shifts.map(({ shift }) => shift)),
    atMost: AIMS.shift,
    unit: 'CLS',
    detail: shifts.map(({ width, shift }) => `${shift.toFixed(3)} at ${width} px`).join(', '),
    next: 'reserve the space of what appears late; `npm run bench -- strip` writes screenshots of the load',
  };
}
