import type { Rolldown } from 'vite';
import { SIGNED_IN_MODULES } from './signed-in-modules.ts';

type ModuleGraph = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;

/** Modules that other pages than the queue load first, by the chunk that collects what they share with a signed-in tab. */
const PATHS: readonly (readonly [chunk: string | null, ...modules: readonly string[]])[] = [
  // The entries keep their own chunks.
  [null, 'index.html', 'redirect.html'],
  ['sign-in-parts', 'sign-in.html'],
  ['configuration', 'src/app/configuration/read-configuration-file.ts'],
  ['landing-parts', 'src/app/landing/landing.tsx'],
  ['session', ...SIGNED_IN_MODULES.session],
  ['incidents', ...SIGNED_IN_MODULES.queue],
];

const SIGNED_IN_CHUNKS: readonly (string | null)[] = ['session', 'incidents'];

/**
 * Names the chunk that a shared module of the signed-in path belongs to: that of the first path which loads it. Otherwise
 * each set of pages with a module in common would have a chunk of its own: about fifty, most of them below 1 kB, and each
 * costs a slow processor several milliseconds.
 */
export function createChunkOfModule(): (id: string, graph: ModuleGraph) => string | null {
  let closures: readonly (readonly [string | null, ReadonlySet<string>])[] | null = null;
  const roots = new Set(PATHS.flatMap(([, ...modules]) => modules.map(absolute)));
  return (id, graph) => {
    if (roots.has(id)) return null;
    closures ??= PATHS.map(([chunk, ...modules]) => [chunk, staticImportsOf(modules, graph)]);
    const isSignedIn = closures.some(([chunk, modules]) => SIGNED_IN_CHUNKS.includes(chunk) && modules.has(id));
    return isSignedIn ? (closures.find(([, modules]) => modules.has(id))?.[0] ?? null) : null;
  };
}

function staticImportsOf(modules: readonly string[], graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) add(imported);
  };
  for (const module of modules) add(absolute(module));
  return found;
}

function absolute(module: string): string {
  return `${process.cwd()}/${module}`;
}
