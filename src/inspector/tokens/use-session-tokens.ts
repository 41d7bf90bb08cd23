import { useEffect, useEffectEvent, useState } from 'react';
import type { HeldToken } from '../../access/access-context.ts';
import type { Api } from '../../entra/clouds.ts';
import { SECOND_MS } from '../../std/time.ts';

/** How often the session's tokens are read again: the app renews them without notifying this page. */
const REFRESH_MS = 15 * SECOND_MS;

/**
 * Reads the session's tokens every few seconds; `null` until the first read completes, `[]` if they cannot be read.
 * Keeps them in component memory only. `refresh` reads them immediately.
 */
export function useSessionTokens(heldTokens: () => Promise<readonly HeldToken[]>): {
  readonly tokens: readonly HeldToken[] | null;
  readonly refresh: () => void;
} {
  const [tokens, setTokens] = useState<readonly HeldToken[] | null>(null);
  const [refreshCount, setRefreshCount] = useState(0);
  const readTokens = useEffectEvent(heldTokens);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed count restarts the effect, which reads at once
  useEffect(() => {
    let isMounted = true;
    const read = async () => {
      // An unreadable store has no tokens to show; the session itself reports the error.
      const current = await readTokens().catch(() => []);
      if (isMounted) setTokens(current);
    };
    void read();
    const timer = setInterval(() => void read(), REFRESH_MS);
    return () => {
      isMounted = false;
      clearInterval(timer);
    };
  }, [refreshCount]);
  return { tokens, refresh: () => setRefreshCount((count) => count + 1) };
}

/** Renews one session token at a time, identified by its entry's key, and keeps the error of the last attempt. */
export function useRenewal(renew: (tenantId: string, api: Api) => Promise<void>, onRenewed: () => void) {
  const [state, setState] = useState<{
    readonly key: string;
    readonly isBusy: boolean;
    readonly failure: unknown;
  } | null>(null);
  return {
    isBusy: (key: string) => state?.key === key && state.isBusy,
    failure: (key: string) => (state?.key === key ? state.failure : null),
    async start(key: string, tenantId: string, api: Api) {
      setState({ key, isBusy: true, failure: null });
      try {
        await renew(tenantId, api);
        setState(null);
        onRenewed();
      } catch (failure) {
        setState({ key, isBusy: false, failure });
      }
    },
  };
}
