import { useEffect, useEffectEvent, useState } from 'react';
import type { HeldToken } from '../access/access-context.ts';
import { SECOND_MS } from '../std/time.ts';

/** How often the session is asked again: its tokens are renewed behind this page's back. */
const REFRESH_MS = 15 * SECOND_MS;

/**
 * The tokens the session holds now, read anew every few seconds; `null` until the first answer, `[]` where they cannot
 * be read. They live in this component's memory and go with it.
 */
export function useHeldTokens(heldTokens: () => Promise<readonly HeldToken[]>): readonly HeldToken[] | null {
  const [held, setHeld] = useState<readonly HeldToken[] | null>(null);
  const read = useEffectEvent(heldTokens);
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
  }, []);
  return held;
}
