import { DEMO_CLIENT_ID, demoApplication, demoAuthorityMetadata } from '../../sim/demo-application.ts';
import { createSimulator } from '../../sim/simulator.ts';
import { createBrowserTransport } from '../../sim/wire/browser-transport.ts';
import { SIMULATED_ORIGINS } from '../../sim/wire/hosts.ts';
import { EXAMPLE_CLINIC, EXAMPLE_FOUNDRY, EXAMPLE_SOC, TENANTS } from '../../sim/world/tenants.ts';
import type { Clock } from '../../std/time.ts';
import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { DEMO_STORE_KEY } from '../../storage/storage-keys.ts';
import type { DemoScenario } from '../../ui/demo-scenarios.ts';
import { NO_CONFIGURATION } from '../configuration/configuration.ts';
import type { PageAddresses } from '../configuration/page-addresses.ts';
import { demoTokens } from './demo-tokens.ts';
import type { Wiring } from './wiring.ts';

/** Lets the demo read all incidents of `busy` within seconds. `throttled` shows what the documented quota does. */
const DEMO_QUOTA_FACTOR = 10;

/**
 * Creates the wiring of the demo: the same app and the same sign-in library, with a simulator in the page that handles every
 * request. The transport has no access to the network, so the demo cannot send anything by mistake.
 */
export function createDemoWiring(options: {
  readonly scenario: DemoScenario;
  readonly addresses: PageAddresses;
  readonly clock: Clock;
  readonly sessionStore: KeyValueStore;
}): Wiring {
  const { scenario, addresses, clock, sessionStore } = options;
  const quotaFactor = scenario === 'throttled' ? 1 : DEMO_QUOTA_FACTOR;
  const simulator = createSimulator({
    clock,
    scenario,
    store: {
      read: () => sessionStore.getItem(DEMO_STORE_KEY),
      write: (text) => sessionStore.setItem(DEMO_STORE_KEY, text),
    },
    applications: [demoApplication(addresses.redirectUri)],
    quotaFactor,
    // Lets a tenant that is down say so at once, instead of after minutes of repeated requests.
    defenderXdrExposedHeaders: ['Retry-After'],
  });
  const fetch = createBrowserTransport({
    handle: simulator.handle,
    pageOrigin: addresses.origin,
    simulatedOrigins: SIMULATED_ORIGINS,
  });
  return {
    mode: 'demo',
    configuration: {
      ...NO_CONFIGURATION,
      clientId: DEMO_CLIENT_ID,
      customers: TENANTS.map(({ tenantId, displayName }) => ({ tenantId, name: displayName })),
    },
    fetch,
    demoSignIn: { fetch, authorityMetadata: demoAuthorityMetadata(`${addresses.signInPage}?demo=${scenario}`) },
    consentAddressOf: (link) => {
      const { pathname, searchParams } = new URL(link);
      const page = new URL(addresses.signInPage);
      page.search = String(searchParams);
      page.searchParams.set('demo', scenario);
      page.searchParams.set('tenant', pathname.split('/')[1] ?? '');
      page.searchParams.set('purpose', 'admin-consent');
      return page.href;
    },
    quotaFactor,
    sampleTokens: demoTokens(simulator, { home: EXAMPLE_SOC, clinic: EXAMPLE_CLINIC, foundry: EXAMPLE_FOUNDRY }),
  };
}
