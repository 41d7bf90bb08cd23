import { showStartScreen } from '../landing/show-start-screen.ts';

/**
 * Does the work of the inline parts of `index.html` where the policy of the host blocks them: an older copy of the
 * recommended headers lacks their hashes. Such a page paints later, but then works like any other.
 */
export async function replaceBlockedParts(document: Document): Promise<void> {
  if (document.documentElement.dataset.start === undefined) showStartScreen();
  // A blocked `<style>` has no sheet. In development there is no such element.
  if (document.querySelector('style')?.sheet !== null) return;
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"][disabled]');
  await Promise.all([...links].map(load));
}

/** Loads a disabled stylesheet. A page without one of its stylesheets still works. */
function load(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    link.disabled = false;
  });
}
