// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { playJourney } from './fault-journey.fixture.ts';
import { HALF_PAST_ELEVEN } from './sim/api/api-context.fixture.ts';

/** `npm run faults` sets both; `npm test` plays a few journeys that are always the same. */
const RUNS = Number(process.env.FAULT_RUNS ?? 60);
const FIRST_SEED = Number(process.env.FAULT_SEED ?? 1);

/** Seeds of journeys that once failed. */
const REGRESSIONS: readonly number[] = [];

beforeEach(() => {
  // The DOM loads no frames and reports each; the library's hidden frame then times out, as a blocked one does.
  const dom: unknown = Reflect.get(window, 'happyDOM');
  const settings: unknown = typeof dom === 'object' && dom !== null ? Reflect.get(dom, 'settings') : null;
  if (typeof settings === 'object' && settings !== null)
    Reflect.set(settings, 'handleDisabledFileLoadingAsSuccess', true);
  vi.useFakeTimers({
    now: HALF_PAST_ELEVEN,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

it(`plays ${RUNS} journeys from seed ${FIRST_SEED} with faults, and each ends with every row and no leak`, async () => {
  const seeds = [...REGRESSIONS, ...Array.from({ length: RUNS }, (_, index) => FIRST_SEED + index)];
  const failed: string[] = [];
  for (const seed of seeds) {
    vi.setSystemTime(HALF_PAST_ELEVEN);
    const { steps, problems } = await playJourney(seed);
    vi.clearAllTimers();
    if (problems.length > 0) failed.push(`seed ${seed}: ${problems.join('; ')}\n    ${steps.join(' → ')}`);
  }
  expect(failed).toEqual([]);
}, 3_600_000);
