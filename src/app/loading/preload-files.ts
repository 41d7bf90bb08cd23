/**
 * Starts to load the files of a list all at once: `import` would request them in several steps, each of which costs a round
 * trip. `session` is what every signed-in tab needs, `queue` what the queue needs before its first rows. The build writes
 * both lists into `meta` elements; in development there are none.
 *
 * The first script loads `session` while the main script loads, and the main script loads `queue`, so that the files that
 * lead to the first request do not share a slow connection with files that are needed after its response.
 */
export function preloadFiles(list: 'session' | 'queue', document: Document): void {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="gatehouse-${list}-files"]`);
  const names = meta?.content.split(' ').filter(Boolean) ?? [];
  document.head.append(...names.map((name) => preloadLink(document, name)));
}

function preloadLink(document: Document, name: string): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = name.endsWith('.js') ? 'modulepreload' : 'preload';
  if (name.endsWith('.css')) link.as = 'style';
  if (name.endsWith('.json')) link.as = 'fetch';
  // The later request has the same mode; with another one the browser would load the file twice.
  link.crossOrigin = '';
  link.href = `./${name}`;
  return link;
}
