import type { OpenSessionChannel } from '../../access/session-channel.ts';
import type { Fetch } from '../../http/protected-resource.ts';
import type { Clock } from '../../std/time.ts';
import type { KeyValueStore } from '../../storage/key-value-store.ts';

/** Everything the app does to the world and learns from it, made once from the browser's own and handed down. */
export type AppEffects = {
  readonly clock: Clock;
  readonly fetch: Fetch;
  /** The browser's own storage as it is, refusals and all; `null` where it is blocked. For whoever must tell. */
  readonly storage: { readonly session: Storage | null; readonly local: Storage | null };
  /** The same, but falling back to memory. */
  readonly localStore: KeyValueStore;
  readonly sessionStore: KeyValueStore;
  readonly openChannel: OpenSessionChannel;
  /** The page's own query, `?` included: the demo's scenario stands in it. */
  readonly query: string;
  readonly random: () => number;
  readonly isOnline: () => boolean;
  /** Whether our own origin answers: tells a blocked call from being offline. Never rejects. */
  readonly probeOrigin: () => Promise<boolean>;
};
