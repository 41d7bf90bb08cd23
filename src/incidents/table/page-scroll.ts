/** The window as what scrolls a list: the page's own element is as high as all it holds, and hears no `scroll`. */

/** Reports how much of the page is seen, now and when the window changes. Gives back how to stop. */
export function observePageRect(report: (rect: { width: number; height: number }) => void): () => void {
  const tell = () => report({ width: window.innerWidth, height: window.innerHeight });
  tell();
  window.addEventListener('resize', tell);
  return () => window.removeEventListener('resize', tell);
}

/** Reports how far down the page is, now and as it scrolls. Gives back how to stop. */
export function observePageOffset(report: (offset: number, isScrolling: boolean) => void): () => void {
  const scrolls = () => report(window.scrollY, true);
  const stands = () => report(window.scrollY, false);
  stands();
  window.addEventListener('scroll', scrolls, { passive: true });
  window.addEventListener('scrollend', stands, { passive: true });
  return () => {
    window.removeEventListener('scroll', scrolls);
    window.removeEventListener('scrollend', stands);
  };
}
