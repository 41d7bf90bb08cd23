import { useSyncExternalStore } from 'react';

const QUERY = '(width < 48rem)';

/** Whether the screen is so narrow that rows are stacked and the panel is a sheet. The style sheets use the same width. */
export function useStacked(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(QUERY).matches);
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(QUERY);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
