/**
 * Runs in the page before any other script: restores the session of a signed-in tab and records the load. Must be
 * self-contained, because it is sent to the page as text.
 */
export function watchLoad({ ready, session, origin }) {
  if (location.origin !== origin || window.top !== window.self) return;
  if (sessionStorage.length === 0) for (const [key, value] of session) sessionStorage.setItem(key, value);

  let readyAt = null;
  let blocking = 0;
  let shift = 0;
  let blanks = 0;
  let lastActAt = 0;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      blocking += Math.max(0, duration - 50);
      lastActAt = Math.max(lastActAt, startTime + duration);
    }
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { responseEnd } of list.getEntries()) lastActAt = Math.max(lastActAt, responseEnd);
  }).observe({ type: 'resource', buffered: true });

  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value;
  }).observe({ type: 'layout-shift', buffered: true });

  const paintAt = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null;
  /** A button is ready once React has hydrated it; before, it is static HTML. */
  const isReady = () => {
    if (ready.kind === 'element') return document.querySelector(ready.selector) !== null;
    return [...document.querySelectorAll('button')].some(
      (button) =>
        button.textContent.trim() === ready.text &&
        !button.disabled &&
        Object.keys(button).some((key) => key.startsWith('__reactProps')),
    );
  };
  const observer = new MutationObserver(() => {
    if (paintAt() !== null && document.getElementById('root')?.childElementCount === 0) blanks += 1;
    if (!isReady()) return;
    readyAt = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });

  window.loadWatch = {
    isQuiet: (ms) => {
      if (readyAt === null || paintAt() === null || document.readyState !== 'complete') return false;
      return performance.now() - Math.max(lastActAt, readyAt) > ms;
    },
    seen: () => {
      const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
      const startedUntil = (moment) => [
        ...new Set(scripts.filter(({ startTime }) => startTime <= moment).map(({ name }) => name)),
      ];
      return {
        paint: paintAt(),
        ready: readyAt,
        blocking,
        shift,
        blanks,
        scripts: startedUntil(Number.POSITIVE_INFINITY),
        scriptsBeforePaint: startedUntil(paintAt() ?? 0),
        scriptsUntilReady: startedUntil(readyAt ?? 0),
        inlineScript: [...document.querySelectorAll('script:not([src])')].map(({ text }) => text).join(''),
      };
    },
  };
}
