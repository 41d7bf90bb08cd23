import type { Fetch } from '../../http/protected-resource.ts';
import { epochMs } from '../../std/time.ts';
import { openBrowserStorage, storageOrNull } from '../../storage/browser-storage.ts';
import type { AppEffects } from './app-effects.ts';

/** The browser's own effects. Nothing else of the app touches the real clock, network or storage. */
export function browserEffects(probeAddress: string): AppEffects {
  const fetch: Fetch = (input, init) => globalThis.fetch(input, init);
  return {
    clock: () => epochMs(Date.now()),
    fetch,
    storage: { session: storageOrNull(() => sessionStorage), local: storageOrNull(() => localStorage) },
    localStore: openBrowserStorage(() => localStorage),
    sessionStore: openBrowserStorage(() => sessionStorage),
    openChannel: (name, onMessage) => {
      if (!('BroadcastChannel' in globalThis)) return null;
      const channel = new BroadcastChannel(name);
      channel.addEventListener('message', (event) => onMessage(event.data));
      return channel;
    },
    query: location.search,
    random: Math.random,
    isOnline: () => navigator.onLine,
    probeOrigin: async () => {
      try {
        await fetch(probeAddress, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(5_000) });
        return true;
      } catch {
        return false;
      }
    },
  };
}
