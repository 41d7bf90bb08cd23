import type { Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

/** The text of a file that is no script. */
export function textOf({ source }: Pick<Rolldown.OutputAsset, 'source'>): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}

/** Replaces the text of `index.html`. Throws if the build has none. */
export function changeStartPage(bundle: Bundle, change: (html: string) => string): void {
  const page = bundle['index.html'];
  if (page?.type !== 'asset') throw new Error('the build has no index.html');
  page.source = change(textOf(page));
}

/** The scripts that a chunk loads, itself included, and their stylesheets: those of its imports before its own. */
export function filesOf(name: string, bundle: Bundle, found = new Set<string>()): ReadonlySet<string> {
  const chunk = bundle[name];
  if (chunk?.type !== 'chunk' || found.has(name)) return found;
  found.add(name);
  for (const imported of chunk.imports) filesOf(imported, bundle, found);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  return found;
}
