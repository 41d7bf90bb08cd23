import { useSyncExternalStore } from 'react';
import type { LazyModule } from './lazy-module.ts';

/** The module; `null` until somebody had it fetched. */
export function useLazyModule<Module>(late: LazyModule<Module>): Module | null {
  return useSyncExternalStore(late.subscribe, late.state);
}
