import { createContext, type ReactNode } from 'react';
import type { Clock } from '../std/time.ts';

export const ClockContext = createContext<Clock | null>(null);

/** Hands the clock down to everything that shows time. Put it once at the root. */
export function ClockProvider(props: { clock: Clock; children: ReactNode }) {
  return <ClockContext value={props.clock}>{props.children}</ClockContext>;
}
