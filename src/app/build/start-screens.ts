import react from '@vitejs/plugin-react';
import { type CSSModulesOptions, createServer, type Plugin } from 'vite';

/**
 * Renders the landing page and the shell skeleton into `index.html`, from the components of the app. `cssModules` must be
 * the options of the build, so that the class names are equal.
 */
export function startScreens(cssModules: CSSModulesOptions): Plugin {
  return {
    name: 'gatehouse:start-screens',
    apply: 'build',
    transformIndexHtml: {
      order: 'pre',
      handler: async (html, { path }) => {
        if (!path.endsWith('/index.html')) return html;
        const server = await createServer({
          configFile: false,
          appType: 'custom',
          logLevel: 'error',
          plugins: [react()],
          css: { modules: cssModules },
          server: { middlewareMode: true, hmr: false, ws: false },
          optimizeDeps: { noDiscovery: true },
        });
        try {
          const module: unknown = await server.ssrLoadModule('/src/app/landing/render-start-screens.tsx');
          return html.replace('<!--start-screens-->', renderWith(module));
        } finally {
          await server.close();
        }
      },
    },
  };
}

function renderWith(module: unknown): string {
  if (typeof module === 'object' && module !== null && 'renderStartScreens' in module) {
    const { renderStartScreens } = module;
    if (typeof renderStartScreens === 'function') return String(renderStartScreens());
  }
  throw new Error('rendering the start screens failed');
}
