/**
 * Chooses the static screen of `index.html` to show first. The landing page shows only if the route is `#/` and the tab
 * contains no trace of a sign-in, so that signed-in users never see it flash.
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
