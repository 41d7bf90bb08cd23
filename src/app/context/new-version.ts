import * as v from 'valibot';
import type { Fetch } from '../../http/protected-resource.ts';
import { createStore, type ReadableStore } from '../../std/store.ts';
import { type Clock, MINUTE_MS } from '../../std/time.ts';

/** Tells whether the host serves a newer build than the one in this tab. The state is the id of that build, or `null`. */
export type NewVersion = ReadableStore<string | null> & {
  /** Call it when the user returns to the tab. Fetches `version.json` unless 15 minutes have not passed. Never rejects. */
  checkOnReturn(): Promise<void>;
  /** Hides this build. The next deployment is a new one. */
  dismiss(): void;
};

const MIN_INTERVAL_MS = 15 * MINUTE_MS;

const TIMEOUT_MS = 5_000;

const VersionFile = v.object({ id: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)) });

/** Creates the comparison. `current` is the id of the build in this tab; the development server has none (`null`). */
export function createNewVersion(options: {
  readonly current: string | null;
  /** The URL of `version.json`. */
  readonly versionFile: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly isOnline: () => boolean;
}): NewVersion {
  const { current, clock } = options;
  const store = createStore<string | null>(null);
  let checkedAt = clock();
  let dismissed: string | null = null;
  return {
    subscribe: store.subscribe,
    state: store.state,
    checkOnReturn: async () => {
      if (current === null || !options.isOnline()) return;
      const elapsed = clock() - checkedAt;
      // A clock that was set back must not stop the checks.
      if (elapsed >= 0 && elapsed < MIN_INTERVAL_MS) return;
      checkedAt = clock();
      const deployed = await fetchVersion(options.fetch, options.versionFile);
      if (deployed === null) return;
      store.set(deployed === current || deployed === dismissed ? null : deployed);
    },
    dismiss: () => {
      dismissed = store.state();
      store.set(null);
    },
  };
}

/** Hosts without the file, unreachable hosts and unexpected content all give `null`: only the id of a build counts. */
async function fetchVersion(fetch: Fetch, url: string): Promise<string | null> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { cache: 'no-store', credentials: 'same-origin', signal });
    if (!response.ok) return null;
    return v.parse(VersionFile, await response.json()).id;
  } catch {
    return null;
  }
}

/** Returns the id of the build that this page belongs to, which the build wrote into its HTML. */
export function versionOfPage(): string | null {
  if (!('document' in globalThis)) return null;
  return document.querySelector<HTMLMetaElement>('meta[name="gatehouse-version"]')?.content ?? null;
}
