import type { Plugin, Rolldown } from 'vite';
import { changeStartPage, filesOf } from './bundle-files.ts';
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

      changeStartPage(bundle, (html) => {
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
        return html.replace(/ *<title>/, (title) => `${lists.join('')}${title}`);
      });
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
