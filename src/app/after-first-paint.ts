/**
 * Runs `act` once something has been painted, at once where it already was. Work that a first look does not need
 * waits for this; a timer or an idle callback may come before the paint.
 */
export function afterFirstPaint(act: () => void): void {
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return;
    observer.disconnect();
    act();
  });
  observer.observe({ type: 'paint', buffered: true });
}
