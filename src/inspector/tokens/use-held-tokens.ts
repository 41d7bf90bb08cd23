import { useEffect, useEffectEvent, useState } from 'react';
import type { HeldToken } from '../../access/access-context.ts';
import { SECOND_MS } from '../../std/time.ts';

/** How often the session is asked again: its tokens are renewed behind this page's back. */
const REFRESH_MS = 15 * SECOND_MS;

/**
 * The tokens the session holds now, read anew every few seconds; `null` until the first answer, `[]` where they cannot
 * be read. They live in this component's memory and go with it.
 */
export function useHeldTokens(heldTokens: () => Promise<readonly HeldToken[]>): {
  readonly held: readonly HeldToken[] | null;
  /** Reads them now: one was just renewed. */
  readonly refresh: () => void;
} {
  const [held, setHeld] = useState<readonly HeldToken[] | null>(null);
  const [turn, setTurn] = useState(0);
  const read = useEffectEvent(heldTokens);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is another reading
  useEffect(() => {
    let isMounted = true;
    const refresh = async () => {
      // A store that cannot be read holds nothing to show; why is the session's to tell, not this page's.
      const tokens = await read().catch(() => []);
      if (isMounted) setHeld(tokens);
    };
    void refresh();
    const timer = setInterval(() => void refresh(), REFRESH_MS);
    return () => {
      isMounted = false;
      clearInterval(timer);
    };
  }, [turn]);
  return { held, refresh: () => setTurn((last) => last + 1) };
}
