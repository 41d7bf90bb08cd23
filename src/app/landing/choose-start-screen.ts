/**
 * Which static screen of `index.html` is painted first. The landing only where nobody can be signed in and nothing
 * but the landing is asked for: whoever is signed in never sees it flash by.
 */
export function chooseStartScreen(page: {
  readonly hash: string;
  readonly hasTraces: boolean;
  readonly preferencesText: string | null;
}): { readonly screen: 'landing' | 'shell'; readonly theme: 'light' | 'dark' | null } {
  const route = page.hash.replace(/^#\/?/, '').replace(/\?.*$/, '');
  const theme = /"theme":"(light|dark)"/.exec(page.preferencesText ?? '')?.[1];
  return {
    screen: route === '' && !page.hasTraces ? 'landing' : 'shell',
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  };
}
