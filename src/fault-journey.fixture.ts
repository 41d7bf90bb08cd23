import { vi } from 'vitest';
import { incidentQuery, loadAllIncidents, refreshIncidents } from './defender/incident-queries.ts';
import type { Incident } from './defender/model/incident.ts';
import { randomFrom } from './defender/paging/moving-tenant.fixture.ts';
import { describeFailure } from './failures/describe-failure.ts';
import {
  createBrowser,
  createSimulatedApis,
  errorOf,
  isAbort,
  listOf,
  MINUTE_MS,
  settle,
} from './fault-world.fixture.ts';
import { API_FAULTS, TOKEN_FAULTS } from './planned-faults.fixture.ts';

const STEPS = 10;

/** What one journey did, and everything it did wrong. */
export type JourneyReport = {
  readonly seed: number;
  /** The user's actions and the faults between them, in order. */
  readonly steps: readonly string[];
  readonly problems: readonly string[];
  readonly requests: number;
};

/**
 * Plays one user over the app's own code: sign-in with the real library, real queries, sources and messages. Only the
 * network's other end and the browser are simulated. Needs fake timers and a DOM. The same seed plays the same journey.
 */
export async function playJourney(seed: number): Promise<JourneyReport> {
  const random = randomFrom(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const world = createSimulatedApis(seed, random);
  const browser = createBrowser(world, random);
  const steps: string[] = [];
  const problems: string[] = [];
  let actions = 0;
  let page = await browser.signIn(await browser.load());

  /** Waits for an action of the user; a failure must have an explanation. */
  const act = async (what: string, work: () => Promise<unknown>) => {
    actions += 1;
    steps.push(what);
    await settle(
      work().catch((error: unknown) => {
        const message = describeFailure(error);
        if (!isAbort(error) && message.heading === 'Something went wrong')
          problems.push(`${what}: unexplained ${error}`);
      }),
      `seed ${seed}: ${steps.join(' → ')}`,
    );
  };
  const refresh = () => refreshIncidents(page.started.queryClient, page.source);

  const ACTIONS: { readonly [name: string]: () => Promise<unknown> } = {
    refresh,
    'load all': () => loadAllIncidents(page.started.queryClient, page.source),
    'open an incident': async () => {
      const listed = listOf(page)?.incidents ?? [];
      if (listed.length > 0) await page.started.queryClient.fetchQuery(incidentQuery(page.source, pick(listed).id));
    },
    'switch to the other API': async () => {
      page.close();
      page = browser.open(page.started, page.source.api === 'defender-xdr' ? 'graph-security' : 'defender-xdr');
      await refresh();
    },
    'reload the page': async () => {
      page.close();
      page = await browser.load();
      if (page.session.state().status !== 'signed-in') page = await browser.signIn(page);
      await refresh();
    },
    'sleep for eight hours': async () => {
      vi.setSystemTime(Date.now() + 8 * 60 * MINUTE_MS);
      await refresh();
    },
    'sign out in another tab and sign in again': async () => {
      browser.signOutElsewhere();
      if (page.session.state().status !== 'signed-in') page = await browser.signIn(page);
      await refresh();
    },
  };
  const FAULTS: { readonly [name: string]: () => void } = {
    ...mapValues(API_FAULTS, (fault) => () => world.api.plan(fault, 1 + Math.floor(random() * 8))),
    ...mapValues(TOKEN_FAULTS, (fault) => () => {
      world.tokens.plan(fault, 1 + Math.floor(random() * 3));
      // A token is requested only after the cached one has expired.
      vi.setSystemTime(Date.now() + 61 * MINUTE_MS);
    }),
    'browser offline': () => {
      browser.state.isOnline = false;
    },
    'browser online': () => {
      browser.state.isOnline = true;
    },
    'local storage cleared': () => localStorage.clear(),
    'tab storage cleared': () => sessionStorage.clear(),
    'storage full': () => {
      browser.state.isStorageFull = true;
    },
    'clock ten minutes back': () => vi.setSystemTime(Date.now() - 10 * MINUTE_MS),
  };

  await act('open the queue', refresh);
  for (let step = 0; step < STEPS; step += 1) {
    world.change();
    if (random() < 0.6) {
      const name = pick(Object.keys(FAULTS));
      steps.push(`fault: ${name}`);
      FAULTS[name]?.();
    }
    await vi.advanceTimersByTimeAsync(Math.floor(random() * 2 * MINUTE_MS));
    const name = pick(Object.keys(ACTIONS));
    await act(name, ACTIONS[name] ?? refresh);
  }

  // The faults end. The user waits, signs in if the app asks for it, and refreshes.
  steps.push('all faults end');
  world.api.heal();
  world.tokens.heal();
  Object.assign(browser.state, { isOnline: true, isStorageFull: false });
  for (let round = 0; round < 4; round += 1) {
    vi.setSystemTime(Math.max(Date.now(), world.latest()));
    await vi.advanceTimersByTimeAsync(16 * MINUTE_MS);
    if (page.session.state().status !== 'signed-in' || errorOf(page) !== null) {
      page.close();
      page = await browser.signIn(await browser.load(), page.source.api);
    }
    await act('load all', () => loadAllIncidents(page.started.queryClient, page.source));
    if (errorOf(page) === null) break;
  }
  await act('refresh', refresh);

  if (errorOf(page) !== null) problems.push(`did not recover: ${describeFailure(errorOf(page)).heading}`);
  problems.push(...differences(listOf(page)?.incidents ?? [], world.truth()));
  problems.push(...browser.leaks(page));
  problems.push(...overspending(world.api.sentAt));
  const bound = actions * (6 * world.pages() + 20);
  if (world.api.sentAt.length > bound) problems.push(`${world.api.sentAt.length} requests, at most ${bound} expected`);
  page.close();
  return { seed, steps, problems, requests: world.api.sentAt.length };
}

function differences(shown: readonly Incident[], truth: ReadonlyMap<string, string>): readonly string[] {
  const ids = shown.map(({ id }) => id);
  const doubled = ids.length - new Set(ids).size;
  const lost = [...truth.keys()].filter((id) => !ids.includes(id));
  const invented = ids.filter((id) => !truth.has(id));
  // The services leave out the trailing zeros of a fraction.
  const written = (moment: string | undefined) =>
    moment?.replace(/\.(\d*?)0*Z$/, (_all, digits: string) => (digits === '' ? 'Z' : `.${digits}Z`));
  const stale = shown.filter(({ id, lastUpdate }) => written(truth.get(id)) !== written(lastUpdate.raw));
  return [
    ...(doubled > 0 ? [`${doubled} rows doubled`] : []),
    ...(lost.length > 0 ? [`${lost.length} rows lost: ${lost.slice(0, 3)}`] : []),
    ...(invented.length > 0 ? [`${invented.length} rows invented`] : []),
    ...(stale.length > 0
      ? [
          `${stale.length} rows stale: ${stale.slice(0, 3).map(({ id, lastUpdate }) => `${id} of ${lastUpdate.raw}, now ${truth.get(id)}`)}`,
        ]
      : []),
  ];
}

/** The documented limit, which both APIs share here: at most 50 requests in any minute. */
function overspending(sentAt: readonly number[]): readonly string[] {
  const times = [...sentAt].sort((a, b) => a - b);
  const isOver = times.some((at, index) => (times[index - 100] ?? Number.NEGATIVE_INFINITY) > at - MINUTE_MS);
  return isOver ? ['more than 100 requests within a minute'] : [];
}

function mapValues<From, To>(record: { readonly [name: string]: From }, change: (value: From) => To) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
