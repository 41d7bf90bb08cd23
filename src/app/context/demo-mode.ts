import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { DEMO_ENTERED_KEY, MODE_KEY, SIGN_IN_DEPARTURE_KEY } from '../../storage/storage-keys.ts';
import { type DemoScenario, readDemoScenario } from '../../ui/demo-scenarios.ts';
import type { Configuration } from '../configuration/configuration.ts';

export type DemoMode = ReturnType<typeof createDemoMode>;

/** Switches between the live app and the demo. A switch loads the page again, so one page never contains both. */
export function createDemoMode(options: {
  /** Belongs to the tab. */
  readonly store: KeyValueStore;
  readonly location: Pick<Location, 'search' | 'href' | 'assign'>;
}) {
  const { store, location } = options;
  const goTo = (query: string) => {
    const target = new URL(location.href);
    target.search = query;
    target.hash = '#/';
    location.assign(target.href);
  };
  return {
    /** The demo's scenario, or `null` for the live app. The query selects it, and the configuration can forbid it. */
    scenario: (configuration: Configuration): DemoScenario | null =>
      configuration.offersDemo ? readDemoScenario(location.search) : null,
    /** Whether this tab last showed the other mode. If so, call `changeMode` before starting the session. */
    changesMode: (mode: 'live' | 'demo'): boolean => {
      const last = store.getItem(MODE_KEY) ?? mode;
      if (last === mode) store.setItem(MODE_KEY, mode);
      return last !== mode;
    },
    enterDemo: () => {
      store.setItem(DEMO_ENTERED_KEY, '1');
      goTo('?demo=normal');
    },
    leaveDemo: () => goTo(''),
    /** Whether `Explore the demo` loaded this page. True only once, so that a reload doesn't sign in again. */
    enteredDemo: (): boolean => {
      const entered = store.getItem(DEMO_ENTERED_KEY) !== null;
      store.removeItem(DEMO_ENTERED_KEY);
      return entered;
    },
    /** Whether the tab left for the sign-in page and no session has handled the response yet. */
    leftForSignIn: (): boolean => store.getItem(SIGN_IN_DEPARTURE_KEY) !== null,
  };
}
