import { useState } from 'react';
import { acceptRows, type HeldRows, holdRows, type QueueSnapshot } from './held-rows.ts';

/** The rows to show, held in place while refreshes come in, and a way to let them take their places. */
export function useHeldRows(now: QueueSnapshot): { readonly held: HeldRows; readonly accept: () => void } {
  const [held, setHeld] = useState<HeldRows | null>(null);
  const next = holdRows(held, now);
  if (next !== held) setHeld(next);
  return { held: next, accept: () => setHeld(acceptRows(next, now)) };
}
