import { useCallback, useEffect } from 'react';
import { createLazyModule } from '../../ui/lazy-module.ts';
import { useStore } from '../../ui/use-store.ts';

/** The table of names is large, and most views have no filter by technique. */
const TECHNIQUES = createLazyModule(() => import('../../defender/model/attack-techniques.ts'));

/** Returns a function that names a technique, or returns `null` while the names load. Loads them only if `isNeeded`. */
export function useTechniqueNames(isNeeded: boolean): (id: string) => string | null {
  const techniques = useStore(TECHNIQUES);
  useEffect(() => {
    if (isNeeded) TECHNIQUES.fetch();
  }, [isNeeded]);
  // Stable, because the options of a filter are computed again with another function.
  return useCallback((id: string) => techniques?.attackTechnique(id)?.name ?? null, [techniques]);
}
