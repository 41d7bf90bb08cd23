import type { AdminConsentResponse } from '../../access/admin-consent-response.ts';
import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { ADMIN_CONSENT_KEY, DEMO_ENTERED_KEY, MODE_KEY, SIGN_IN_DEPARTURE_KEY } from '../../storage/storage-keys.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { type DemoScenario, readDemoScenario } from './demo-scenario.ts';

/** The ways between the live app and the demo. Both are page loads: one page never holds both. */
export function createDemoMode(store: KeyValueStore, place: Pick<Location, 'search' | 'href' | 'assign'>) {
  const goTo = (query: string) => {
    const target = new URL(place.href);
    target.search = query;
    target.hash = '#/';
    place.assign(target.href);
  };
  return {
    /** The demo's scenario, or `null` for the live app. The query asks; the configuration may refuse. */
    scenario: (configuration: Configuration): DemoScenario | null =>
      configuration.offersDemo ? readDemoScenario(place.search) : null,
    /** Whether this tab last showed the other of the two: then every trace of a sign-in must go first. */
    changesMode: (scenario: DemoScenario | null): boolean => {
      const mode = scenario === null ? 'live' : 'demo';
      const last = store.getItem(MODE_KEY);
      store.setItem(MODE_KEY, mode);
      return last !== null && last !== mode;
    },
    enterDemo: () => {
      store.setItem(DEMO_ENTERED_KEY, '1');
      goTo('?demo=normal');
    },
    leaveDemo: () => goTo(''),
    /** Whether `Explore the demo` brought us here: told once, so that a reload does not sign in again. */
    enteredDemo: (): boolean => {
      const entered = store.getItem(DEMO_ENTERED_KEY) !== null;
      store.removeItem(DEMO_ENTERED_KEY);
      return entered;
    },
    /** What an admin-consent link left for this page. Its reader is loaded where something lies there. */
    takeAdminConsent: async (): Promise<AdminConsentResponse | null> => {
      if (store.getItem(ADMIN_CONSENT_KEY) === null) return null;
      const { takeAdminConsentResponse } = await whenLoaded(import('../../access/admin-consent-response.ts'));
      return takeAdminConsentResponse(store);
    },
    /** Whether the tab left for sign-in and nobody has looked at the answer yet. */
    leftForSignIn: (): boolean => store.getItem(SIGN_IN_DEPARTURE_KEY) !== null,
  };
}
