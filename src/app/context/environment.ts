import type { OpenSessionChannel } from '../../access/session-channel.ts';
import type { Fetch } from '../../http/protected-resource.ts';
import { type Clock, epochMs } from '../../std/time.ts';
import { openBrowserStorage, storageOrNull } from '../../storage/browser-storage.ts';
import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { type PageAddresses, pageAddresses } from '../configuration/page-addresses.ts';

/**
 * Everything the app reads from the browser or changes in it. Created once at start-up, for the code that composes the app;
 * pages see `AppState` instead.
 */
export type Environment = {
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly random: () => number;
  /** The browser's own storage, which throws when it is full; `null` where it is blocked. */
  readonly sessionStorage: Storage | null;
  readonly localStorage: Storage | null;
  /** The same storage with a fallback to memory. */
  readonly sessionStore: KeyValueStore;
  readonly localStore: KeyValueStore;
  readonly openChannel: OpenSessionChannel;
  readonly isOnline: () => boolean;
  /** `false` on plain HTTP except on localhost. The browser then hides the cryptography that sign-in needs. */
  readonly isSecureContext: boolean;
  /** Whether the app's own origin responds, which distinguishes a blocked request from a lost connection. Never rejects. */
  readonly probeOrigin: () => Promise<boolean>;
  /** Whether the host serves the page, so that a reload does not replace the app with an error page. Never rejects. */
  readonly canReload: () => Promise<boolean>;
  readonly location: Location;
  readonly addresses: PageAddresses;
  /** Calls `listener` when the browser restores the page from its back/forward cache. */
  readonly onPageRestored: (listener: () => void) => void;
};

const PROBE_TIMEOUT_MS = 5_000;

/** Creates the environment of a real browser. No other file of the app uses the real clock, network or storage. */
export function createBrowserEnvironment(): Environment {
  const fetch: Fetch = (input, init) => globalThis.fetch(input, init);
  const addresses = pageAddresses(location.href);
  /** The status of a HEAD request, or 0 without a response. */
  const statusOf = async (address: string) => {
    try {
      const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
      return (await fetch(address, { method: 'HEAD', cache: 'no-store', signal })).status;
    } catch {
      return 0;
    }
  };
  return {
    clock: () => epochMs(Date.now()),
    fetch,
    random: Math.random,
    sessionStorage: storageOrNull(() => sessionStorage),
    localStorage: storageOrNull(() => localStorage),
    sessionStore: openBrowserStorage(() => sessionStorage),
    localStore: openBrowserStorage(() => localStorage),
    openChannel: (name, onMessage) => {
      if (!('BroadcastChannel' in globalThis)) return null;
      const channel = new BroadcastChannel(name);
      channel.addEventListener('message', (event) => onMessage(event.data));
      return channel;
    },
    isOnline: () => navigator.onLine,
    isSecureContext: globalThis.isSecureContext !== false,
    probeOrigin: async () => (await statusOf(addresses.configurationFile)) > 0,
    canReload: async () => {
      const status = await statusOf(`${addresses.base}index.html`);
      return status > 0 && status < 500;
    },
    location,
    addresses,
    onPageRestored: (listener) => {
      window.addEventListener('pageshow', (event) => {
        if (event.persisted) listener();
      });
    },
  };
}
