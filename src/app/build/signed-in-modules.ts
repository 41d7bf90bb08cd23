/**
 * What a signed-in tab loads before its first rows: the modules that the app imports dynamically on this path, and other
 * files. The scripts and stylesheets that these modules need follow from the bundle.
 */
export const SIGNED_IN_MODULES = {
  session: [
    'src/app/configuration/read-configuration-file.ts',
    'src/app/start/session-root.tsx',
    'src/app/context/begin-session.ts',
    'src/app/context/start-first-lists.ts',
    'src/access/start-session.ts',
  ],
  queue: ['src/app/start/prefetch-incidents.ts', 'src/incidents/queue/incidents-page.tsx'],
} as const;
