import type { Plugin } from 'vite';
import { textOf } from './bundle-files.ts';

export const CASCADE_LAYERS = '@layer reset,tokens,base,ui,rooms;';

/**
 * Starts every stylesheet of the build with the order of the layers. The first mention of a layer determines its rank, and
 * the stylesheets of chunks load in any order: without this, a button loaded before the reset would lose to it.
 */
export function layersInOrder(): Plugin {
  return {
    name: 'gatehouse:layers-in-order',
    apply: 'build',
    enforce: 'post',
    generateBundle: (_options, bundle) => {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
        asset.source = `${CASCADE_LAYERS}${textOf(asset)}`;
      }
    },
  };
}
