import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { changeStartPage } from './bundle-files.ts';

const VERSION_META = '<meta name="gatehouse-version" content="">';

/**
 * Writes the id of the build into `version.json` and into `index.html`, so that a tab notices a deployment. The id is a hash of
 * every file of the build: builds of the same sources share it. Must be the last plugin that changes files.
 */
export function versionOfBuild(): Plugin {
  return {
    name: 'gatehouse:version-of-build',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path }) =>
        path.endsWith('/index.html') ? html.replace('</title>', `</title>\n    ${VERSION_META}`) : html,
    },
    generateBundle(_options, bundle) {
      const hash = createHash('sha256');
      for (const name of Object.keys(bundle).sort()) {
        const file = bundle[name];
        hash.update(`${name}\n`).update(file?.type === 'chunk' ? file.code : (file?.source ?? ''));
      }
      const id = hash.digest('hex').slice(0, 16);
      changeStartPage(bundle, (html) => html.replace(VERSION_META, VERSION_META.replace('""', `"${id}"`)));
      this.emitFile({ type: 'asset', fileName: 'version.json', source: `{ "id": "${id}" }\n` });
    },
  };
}
