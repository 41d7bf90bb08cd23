import type { TimeHeaders } from '../../http/server-time.ts';
import { SECOND_MS } from '../../std/time.ts';
import { probeStorage } from '../../storage/storage-probe.ts';
import type { Environment } from './environment.ts';

/** What the setup page checks about this site and its host. */
export type SiteFacts = {
  readonly isSecureContext: boolean;
  /** Whether this tab can store a sign-in. Tries it, so call it only when the answer is needed. */
  readonly canStore: () => boolean;
  /** The `Date` and `Age` headers of the host; `null` without a response. Sends a HEAD request, in the demo too. Never rejects. */
  readonly hostTime: () => Promise<TimeHeaders | null>;
};

const TIMEOUT_MS = 5 * SECOND_MS;

/** The facts of this page's environment. */
export function siteFactsOf(
  environment: Pick<Environment, 'isSecureContext' | 'sessionStorage' | 'fetch' | 'addresses'>,
): SiteFacts {
  const { isSecureContext, sessionStorage, fetch, addresses } = environment;
  return {
    isSecureContext,
    canStore: () => probeStorage(sessionStorage) === 'usable',
    hostTime: async () => {
      try {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        const { headers } = await fetch(addresses.configurationFile, { method: 'HEAD', cache: 'no-store', signal });
        return { date: headers.get('Date'), age: headers.get('Age') };
      } catch {
        return null;
      }
    },
  };
}
