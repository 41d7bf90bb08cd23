import { build, type Plugin, type Rolldown } from 'vite';
import { changeStartPage, filesOf, textOf } from './bundle-files.ts';
import { CASCADE_LAYERS } from './layers-in-order.ts';

const FIRST_SCRIPT = 'src/first-paint.ts';

/**
 * Puts everything that the first paint needs into `index.html`: the stylesheets of the static screens and the first script
 * are inline, so that the page paints without a further request. The policy allows both by their hashes.
 *
 * The stylesheets also stay linked, but disabled: a disabled link loads nothing and keeps the chunks of the app from
 * loading the file again. `app/start/replace-blocked-parts.ts` enables the links where a host's policy blocks the inline styles.
 */
export function startPage(): Plugin {
  return {
    name: 'gatehouse:start-page',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const landing = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'landing');
      if (landing?.type !== 'chunk') throw new Error('the landing page has no chunk');
      const stylesheets = [...filesOf(landing.fileName, bundle)].filter((name) => name.endsWith('.css'));
      const firstScript = await buildFirstScript();
      const readFile = (name: string) => styleOf(name, bundle);
      changeStartPage(bundle, (html) => assembleStartPage({ html, stylesheets, readFile, firstScript }));
    },
  };
}

/**
 * Moves the scripts of the page and what it preloads to the end of the body, behind the HTML that paints first, and its
 * stylesheets, together with those of the landing page, into the head.
 */
export function assembleStartPage(page: {
  readonly html: string;
  /** The stylesheets of the landing page, whose own chunk loads after the paint. */
  readonly stylesheets: readonly string[];
  readonly readFile: (name: string) => string;
  readonly firstScript: string;
}): string {
  const { html } = page;
  const scripts = html.match(/ *<(script type="module"|link rel="modulepreload")[^>]*>(<\/script>)?\n/g) ?? [];
  const links = [...html.matchAll(/ *<link rel="stylesheet"[^>]* href="\.\/([^"]+)">\n/g)];
  if (scripts.length === 0 || links.length === 0) throw new Error('index.html has no script or no stylesheet');
  const stylesheets = [...new Set([...links.map(([, name = '']) => name), ...page.stylesheets])];
  const styles = `${CASCADE_LAYERS}${stylesheets.map(page.readFile).join('')}`;
  if (styles.includes('url(')) throw new Error('a relative URL in an inline stylesheet would lead to another file');
  if (/<\/?(style|script)|<!--/i.test(styles + page.firstScript)) throw new Error('an inline part would end early');

  const rest = [...scripts, ...links.map(([tag]) => tag)].reduce((text, tag) => text.replace(tag, ''), html);
  const disabled = stylesheets.map((name) => `    <link rel="stylesheet" disabled crossorigin href="./${name}">\n`);
  return rest
    .replace(/ *<\/head>/, () => `    <style>${styles}</style>\n    <script>${page.firstScript}</script>\n  </head>`)
    .replace(/ *<\/body>/, () => `${[...scripts, ...disabled].join('')}  </body>`);
}

function styleOf(name: string, bundle: Rolldown.OutputBundle): string {
  const file = bundle[name];
  if (file?.type !== 'asset') throw new Error('the build lacks a stylesheet that index.html links');
  return textOf(file);
}

/** Builds the first script as one classic script, which runs before the body is parsed and leaves no globals behind. */
async function buildFirstScript(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2023', rolldownOptions: { input: FIRST_SCRIPT, output: { format: 'iife' } } },
  });
  const chunk = [output].flat().flatMap((result) => ('output' in result ? result.output : []))[0];
  if (chunk?.type !== 'chunk') throw new Error('building the first script failed');
  return chunk.code.trim();
}
