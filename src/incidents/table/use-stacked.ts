import { useSyncExternalStore } from 'react';

const STACKED = 'screen and (width < 48rem)';
const SHORT = 'screen and (width < 48rem) and (height < 32rem)';

/**
 * Whether the screen is so narrow that rows are stacked and the panel covers the list. The style sheets use the same
 * width. Paper is never stacked.
 */
export function useStacked(): boolean {
  return useMatches(STACKED);
}

/**
 * Whether the viewport is also so low (a laptop at 200 % zoom) that the page scrolls instead of the list. The style
 * sheets use the same size.
 */
export function usePageScrolls(): boolean {
  return useMatches(SHORT);
}

function useMatches(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
