import { useSyncExternalStore } from 'react';
import type { LateModule } from './late-module.ts';

/** The module; `null` until somebody had it fetched. */
export function useLateModule<Module>(late: LateModule<Module>): Module | null {
  return useSyncExternalStore(late.subscribe, late.state);
}
