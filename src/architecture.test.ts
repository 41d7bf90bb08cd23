import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as rules from './architecture.fixture.ts';

const files: readonly rules.SourceFile[] = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|tsx|css)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(import.meta.dirname, path), 'utf8') }));

const lines = (count: number) => '\n'.repeat(count);
const importing = (path: string, ...specifiers: readonly string[]): rules.SourceFile => ({
  path,
  text: specifiers.map((specifier) => `import { x } from '${specifier}';`).join('\n'),
});
const empty = (path: string): rules.SourceFile => ({ path, text: '' });

/** Each rule with files that break it, and the violations it must report for them. */
const RULES: readonly {
  readonly says: string;
  readonly rule: rules.Rule;
  readonly planted: readonly rules.SourceFile[];
  readonly found: readonly string[];
}[] = [
  {
    says: 'every file belongs to a known room or is a known entry',
    rule: rules.onlyKnownRooms,
    planted: [empty('app/a.ts'), empty('sim/a.ts'), empty('main.tsx'), empty('utilities/a.ts'), empty('stray.ts')],
    found: ['utilities/a.ts', 'stray.ts'],
  },
  {
    says: 'imports go down the tiers only',
    rule: rules.importsGoDown,
    planted: [
      importing('incidents/a/x.ts', '../../defender/y.ts', '../../app/z.ts', '../../setup/z.ts'),
      importing('std/time.ts', '../entra/clouds.ts'),
      importing('token/x.ts', '../entra/clouds.ts'),
      importing('sim/x.ts', '../entra/clouds.ts'),
      importing('app/pages/x.ts', '../../sim/simulator.ts'),
    ],
    found: [
      'incidents/a/x.ts imports app/z.ts',
      'incidents/a/x.ts imports setup/z.ts',
      'std/time.ts imports entra/clouds.ts',
      'sim/x.ts imports entra/clouds.ts',
      'app/pages/x.ts imports sim/simulator.ts',
    ],
  },
  {
    says: 'the app loads the simulator with a dynamic import only',
    rule: rules.simulatorIsLazy,
    planted: [
      importing('app/start/x.ts', '../context/demo-wiring.ts'),
      { path: 'app/start/y.ts', text: "await import('../context/demo-wiring.ts');" },
    ],
    found: ['app/start/x.ts'],
  },
  {
    says: 'each vendor is imported by its room only',
    rule: rules.vendorsStayInTheirRoom,
    planted: [
      importing('access/x.ts', '@azure/msal-browser'),
      importing('app/x.ts', '@azure/msal-react', 'react'),
      importing('ui/link.tsx', 'react-router'),
      importing('defender/x.ts', 'hono/cors'),
    ],
    found: [
      'app/x.ts imports @azure/msal-react',
      'ui/link.tsx imports react-router',
      'defender/x.ts imports hono/cors',
    ],
  },
  {
    says: 'icons are imported by their headless path, which injects no styles',
    rule: rules.iconsAreHeadless,
    planted: [importing('ui/x.tsx', '@fluentui/react-icons/headless/svg/add', '@fluentui/react-icons')],
    found: ['ui/x.tsx imports @fluentui/react-icons'],
  },
  {
    says: 'the product imports no test support',
    rule: rules.noFixtureInTheProduct,
    planted: [importing('token/x.ts', './token.fixture.ts'), importing('token/x.test.ts', './token.fixture.ts')],
    found: ['token/x.ts imports token/token.fixture.ts'],
  },
  {
    says: 'files do not import each other in a circle',
    rule: rules.noCircleOfFiles,
    planted: [
      importing('http/a.ts', './b.ts'),
      importing('http/b.ts', './c.ts'),
      importing('http/c.ts', './a.ts'),
      importing('http/d.ts', './a.ts'),
    ],
    found: ['http/a.ts ↔ http/b.ts ↔ http/c.ts'],
  },
  {
    says: 'folders do not import each other in a circle',
    rule: rules.noCircleOfFolders,
    planted: [
      importing('incidents/rows/a.ts', '../table/b.ts'),
      empty('incidents/table/b.ts'),
      importing('incidents/table/c.ts', '../rows/d.ts'),
      importing('incidents/page/e.ts', '../rows/d.ts'),
      empty('incidents/rows/d.ts'),
    ],
    found: ['incidents/rows ↔ incidents/table'],
  },
  {
    says: 'a folder holds at most 30 source files',
    rule: rules.foldersStaySmall,
    planted: ['incidents/rows', 'ui'].flatMap((folder) =>
      Array.from({ length: 31 }, (_, index) => empty(`${folder}/file-${index}.ts`)),
    ),
    found: ['incidents/rows has 31 files'],
  },
  {
    says: 'rooms have sub-folders one level deep',
    rule: rules.foldersAreOneLevelDeep,
    planted: [empty('sim/world/clock.ts'), empty('sim/world/stories/malware.ts')],
    found: ['sim/world/stories/malware.ts'],
  },
  {
    says: 'a file has at most 300 lines, data and tests aside',
    rule: rules.filesStayShort,
    planted: [
      { path: 'app/long.ts', text: lines(301) },
      { path: 'app/short.ts', text: lines(300) },
      { path: 'entra/aadsts-codes.ts', text: lines(600) },
      { path: 'app/long.test.ts', text: lines(600) },
    ],
    found: ['app/long.ts has 301 lines'],
  },
  {
    says: 'file names say what is inside, and there are no index files',
    rule: rules.namesSaySomething,
    planted: [empty('app/index.ts'), empty('http/http-utils.ts'), empty('entra/service-principals.ts')],
    found: ['app/index.ts', 'http/http-utils.ts'],
  },
  {
    says: 'every style module has a file name of its own',
    rule: rules.styleModulesHaveUniqueNames,
    planted: [empty('ui/table.module.css'), empty('ui/tabs.module.css'), empty('incidents/table/table.module.css')],
    found: ['incidents/table/table.module.css'],
  },
  {
    says: 'a .ts file that imports React is a hook and named so',
    rule: rules.hooksAreNamedSo,
    planted: [importing('app/state.ts', 'react'), importing('app/use-state.ts', 'react')],
    found: ['app/state.ts'],
  },
  {
    says: 'permission names are stated in entra',
    rule: rules.permissionsComeFromEntra,
    planted: [
      { path: 'access/scopes.ts', text: "// Incident.Read\nconst scope = 'Incident.Read';" },
      { path: 'setup/x.tsx', text: '<p>Grant SecurityIncident.ReadWrite.All</p>' },
      { path: 'entra/permissions.ts', text: "const scope = 'Incident.Read';" },
      { path: 'access/scopes.test.ts', text: "const scope = 'Incident.Read';" },
    ],
    found: [
      "access/scopes.ts: const scope = 'Incident.Read';",
      'setup/x.tsx: <p>Grant SecurityIncident.ReadWrite.All</p>',
    ],
  },
  {
    says: 'storage keys are stated in storage, and those of the sign-in library in access',
    rule: rules.storageKeysComeFromStorage,
    planted: [
      { path: 'app/x.ts', text: "const KEY = 'gatehouse.mode';" },
      { path: 'app/y.ts', text: "const KEY = 'msal.interaction.status';" },
      { path: 'access/z.ts', text: "const KEY = 'msal.interaction.status';" },
      { path: 'storage/storage-keys.ts', text: "const KEY = 'gatehouse.mode';" },
    ],
    found: ["app/x.ts: const KEY = 'gatehouse.mode';", "app/y.ts: const KEY = 'msal.interaction.status';"],
  },
];

describe('the architecture', () => {
  it.each(RULES)('keeps the rule that $says', ({ rule }) => {
    expect(rule(files)).toEqual([]);
  });
});

describe('the check of the architecture', () => {
  it.each(RULES)('reports a planted violation of the rule that $says', ({ rule, planted, found }) => {
    expect([...rule(planted)].sort()).toEqual([...found].sort());
  });
});
