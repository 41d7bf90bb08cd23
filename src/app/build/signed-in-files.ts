import type { Plugin, Rolldown } from 'vite';
import { SIGNED_IN_MODULES } from './signed-in-modules.ts';

/** Files outside of the bundle. */
const OTHER_FILES: { readonly [list: string]: readonly string[] } = { session: ['config.json'] };

/**
 * Writes the names of the files that a signed-in tab preloads into `index.html`, where `loading/preload-files.ts` reads them.
 * Must follow `startPage`, because the page itself links or contains some of them.
 */
export function signedInFiles(): Plugin {
  return {
    name: 'gatehouse:signed-in-files',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      // A chunk that two pages share must not import the script of one of them, which would run in the other.
      const entries = Object.values(bundle).filter((file) => file.type === 'chunk' && file.isEntry);
      for (const { fileName } of entries)
        for (const other of entries)
          if (other.fileName !== fileName && filesOf(fileName, bundle).has(other.fileName))
            throw new Error(`${fileName} imports ${other.fileName}, which is another page`);

      const page = bundle['index.html'];
      if (page?.type !== 'asset' || typeof page.source !== 'string') throw new Error('the build has no index.html');
      const html = page.source;
      const listed = new Set<string>();
      const lists = Object.entries(SIGNED_IN_MODULES).map(([list, modules]) => {
        const files = modules.flatMap((module) => [...filesOf(chunkNameOf(module, bundle), bundle)]);
        const names = [...new Set([...(OTHER_FILES[list] ?? []), ...files])].filter(
          (name) => !html.includes(`./${name}"`) && !listed.has(name),
        );
        for (const name of names) listed.add(name);
        return `    <meta name="gatehouse-${list}-files" content="${names.join(' ')}">\n`;
      });
      // Before the first script, which reads the lists when it runs.
      page.source = html.replace(/ *<title>/, (title) => `${lists.join('')}${title}`);
    },
  };
}

function chunkNameOf(module: string, bundle: Rolldown.OutputBundle): string {
  const chunk = Object.values(bundle).find(
    (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${module}`) === true,
  );
  if (chunk === undefined) throw new Error(`${module} has no chunk of its own`);
  return chunk.fileName;
}

/** The scripts that a chunk loads, itself included, and their stylesheets. */
function filesOf(name: string, bundle: Rolldown.OutputBundle, found = new Set<string>()): ReadonlySet<string> {
  const chunk = bundle[name];
  if (chunk?.type !== 'chunk' || found.has(name)) return found;
  found.add(name);
  for (const imported of chunk.imports) filesOf(imported, bundle, found);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  return found;
}
