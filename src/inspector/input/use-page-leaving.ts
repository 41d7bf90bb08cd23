import { useEffect, useEffectEvent } from 'react';

/**
 * Calls back when the page is left, and when the browser brings it back with its memory from the back/forward cache:
 * not every browser lets `pagehide` finish its work.
 */
export function usePageLeaving(onLeave: () => void): void {
  const leave = useEffectEvent(onLeave);
  useEffect(() => {
    const left = () => leave();
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) leave();
    };
    window.addEventListener('pagehide', left);
    window.addEventListener('pageshow', shown);
    return () => {
      window.removeEventListener('pagehide', left);
      window.removeEventListener('pageshow', shown);
    };
  }, []);
}
