const LONGEST_WAIT_MS = 2_000;

/**
 * Resolves once something has been painted, at once where it already was or where the page is hidden and paints
 * nothing, and after two seconds in a browser that does not tell. Work that a first look does not need waits for this; a timer or an idle callback may come before the paint.
 */
export function firstPaint(): Promise<void> {
  if (document.visibilityState === 'hidden') return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_WAIT_MS);
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe({ type: 'paint', buffered: true });
  });
}
