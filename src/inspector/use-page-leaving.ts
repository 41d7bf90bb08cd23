import { useEffect, useEffectEvent } from 'react';

/**
 * Calls back when the page is left and when the browser brings it back as it was: from the back/forward cache with its
 * memory, or with its form fields filled in again.
 */
export function usePageLeaving(onLeave: () => void): void {
  const leave = useEffectEvent(onLeave);
  useEffect(() => {
    const left = () => leave();
    window.addEventListener('pagehide', left);
    window.addEventListener('pageshow', left);
    return () => {
      window.removeEventListener('pagehide', left);
      window.removeEventListener('pageshow', left);
    };
  }, []);
}
