import { basename, dirname, join, normalize } from 'node:path';

/** One file under `src`, by its path from there. */
export type SourceFile = { readonly path: string; readonly text: string };

/** Finds what breaks one rule. Each violation is one line that names the file. */
export type Rule = (files: readonly SourceFile[]) => readonly string[];

/** Rooms by tier. Imports go down only; rooms of one tier never import each other. */
const TIERS: { readonly [room: string]: number } = {
  app: 5,
  incidents: 4,
  inspector: 4,
  tenants: 4,
  setup: 4,
  failures: 3,
  access: 2,
  defender: 2,
  token: 1,
  entra: 1,
  http: 1,
  navigation: 1,
  storage: 1,
  ui: 1,
  std: 0,
};

/** Rooms aside from the tiers, and the rooms each may import. */
const ASIDE: { readonly [room: string]: readonly string[] } = {
  sim: ['std'],
  'demo-sign-in': ['sim', 'storage', 'entra', 'ui', 'std'],
};

/** Entry files directly under `src`, and the rooms each may import. */
const ENTRIES: { readonly [file: string]: readonly string[] } = {
  'main.tsx': Object.keys(TIERS),
  'first-paint.ts': ['access', 'app', 'storage'],
  'redirect.ts': ['access', 'std', 'storage'],
  'demo-sign-in.tsx': ['sim', 'storage', 'ui', 'std', 'demo-sign-in'],
};

/** The one product file that may load the simulator. */
const DEMO_WIRING = 'app/context/demo-wiring.ts';

/** Which rooms and entries may import a vendor's packages. */
const VENDORS: readonly { readonly packages: RegExp; readonly rooms: readonly string[] }[] = [
  { packages: /^@azure\/msal-/, rooms: ['access', 'redirect.ts'] },
  { packages: /^react-router/, rooms: ['navigation'] },
  { packages: /^hono(\/|$)/, rooms: ['sim'] },
];

const HEADLESS_ICON = /^@fluentui\/react-icons\/headless\/(svg\/[a-z0-9-]+|styles\.css)$/;

const EMPTY_NAME =
  /(^|-)(util|utils|helper|helpers|common|shared|misc|types|constants|service|manager|wrapper|impl)(-|\.|$)/;
const TERM_OF_THE_FIELD = /service-principal|service-source|shared-mailbox|common-(tenant|alias)|evidence-types/;

/** Files of data, which are as long as what they list. */
const DATA_FILE =
  /(-codes|catalog|catalogue|roles|permissions|stories\/.*|-story|-stories|templates|personas|names|text|texts)\.ts$/;
const MAX_LINES = 300;
const MAX_FILES_PER_FOLDER = 30;

/** A flat kit of controls, where a folder per control would help nobody. */
const FLAT_FOLDERS: readonly string[] = ['ui'];

const PERMISSION = /\b(Security)?(Incident|AdvancedHunting|ThreatHunting|AdvancedQuery)\.Read/;
const STORAGE_KEY = /['"`](gatehouse\.(?!session\.)[a-z]|msal\.)/;

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isFixture = (path: string) => /\.fixture\.tsx?$/.test(path);
const isProduct = ({ path }: SourceFile) => /\.tsx?$/.test(path) && !isTest(path) && !isFixture(path);
const roomOf = (path: string) => path.split('/')[0] ?? path;

function specifiersOf(file: SourceFile): readonly string[] {
  return [...file.text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** The files under `src` that a file imports, by their paths. */
function importsOf(file: SourceFile): readonly string[] {
  return specifiersOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(dirname(file.path), specifier)));
}

function mayImport(file: SourceFile, room: string): boolean {
  const from = roomOf(file.path);
  if (room === from) return true;
  const entry = ENTRIES[file.path];
  if (entry !== undefined) return entry.includes(room) || room.endsWith('.css');
  if (from in ASIDE) return ASIDE[from]?.includes(room) === true;
  if (room === 'sim') return file.path === DEMO_WIRING;
  if (room === 'entra') return (TIERS[from] ?? 0) > 0;
  return (TIERS[room] ?? Number.POSITIVE_INFINITY) < (TIERS[from] ?? -1);
}

export const onlyKnownRooms: Rule = (files) =>
  files
    .filter(isProduct)
    .map(({ path }) => path)
    .filter((path) => !(roomOf(path) in TIERS) && !(roomOf(path) in ASIDE) && !(path in ENTRIES));

export const importsGoDown: Rule = (files) =>
  files.filter(isProduct).flatMap((file) =>
    importsOf(file)
      .filter((target) => !mayImport(file, roomOf(target)))
      .map((target) => `${file.path} imports ${target}`),
  );

export const simulatorIsLazy: Rule = (files) =>
  files
    .filter(isProduct)
    .filter(({ path, text }) => path !== DEMO_WIRING && /from '[^']*\/demo-wiring\.ts'/.test(text))
    .map(({ path }) => path);

export const vendorsStayInTheirRoom: Rule = (files) =>
  files.filter(isProduct).flatMap((file) =>
    specifiersOf(file)
      .filter((name) =>
        VENDORS.some(({ packages, rooms }) => packages.test(name) && !rooms.includes(roomOf(file.path))),
      )
      .map((name) => `${file.path} imports ${name}`),
  );

export const iconsAreHeadless: Rule = (files) =>
  files.flatMap((file) =>
    specifiersOf(file)
      .filter((name) => name.startsWith('@fluentui/') && !HEADLESS_ICON.test(name))
      .map((name) => `${file.path} imports ${name}`),
  );

export const noFixtureInTheProduct: Rule = (files) =>
  files.filter(isProduct).flatMap((file) =>
    importsOf(file)
      .filter(isFixture)
      .map((target) => `${file.path} imports ${target}`),
  );

/** Follows imports of values and of types alike, without tests. Names each circle by its members. */
export const noCircleOfFiles: Rule = (files) => {
  const graph = new Map(files.filter(isProduct).map((file) => [file.path, importsOf(file)]));
  return circlesIn(graph);
};

/** A folder is the directory of a file; the files directly in a room are a folder of their own. */
export const noCircleOfFolders: Rule = (files) => {
  const graph = new Map<string, string[]>();
  for (const file of files.filter(isProduct)) {
    const folder = dirname(file.path);
    const targets = importsOf(file).map((target) => dirname(target));
    graph.set(folder, [...(graph.get(folder) ?? []), ...targets.filter((target) => target !== folder)]);
  }
  graph.delete('.');
  return circlesIn(graph);
};

/** The strongly connected components of more than one node (Tarjan's algorithm), each sorted and joined. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[] = [];
  const visit = (node: string): number => {
    const number = order.size;
    order.set(node, number);
    lowest.set(node, number);
    stack.push(node);
    for (const target of graph.get(node) ?? []) {
      if (!graph.has(target)) continue;
      const reached = order.has(target) ? (stack.includes(target) ? order.get(target) : undefined) : visit(target);
      if (reached !== undefined) lowest.set(node, Math.min(lowest.get(node) ?? number, reached));
    }
    if (lowest.get(node) === number) {
      const members = stack.splice(stack.indexOf(node));
      if (members.length > 1 || graph.get(node)?.includes(node)) circles.push(members.sort().join(' ↔ '));
    }
    return lowest.get(node) ?? number;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}

export const foldersStaySmall: Rule = (files) => {
  const counts = new Map<string, number>();
  for (const { path } of files.filter(isProduct)) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  return [...counts]
    .filter(([folder, count]) => count > MAX_FILES_PER_FOLDER && !FLAT_FOLDERS.includes(folder))
    .map(([folder, count]) => `${folder} has ${count} files`);
};

export const foldersAreOneLevelDeep: Rule = (files) =>
  files.map(({ path }) => path).filter((path) => dirname(path).split('/').length > 2);

export const filesStayShort: Rule = (files) =>
  files
    .filter((file) => isProduct(file) && !DATA_FILE.test(file.path) && file.text.split('\n').length > MAX_LINES + 1)
    .map(({ path, text }) => `${path} has ${text.split('\n').length - 1} lines`);

export const namesSaySomething: Rule = (files) =>
  files
    .map(({ path }) => path)
    .filter((path) => {
      const name = basename(path);
      return /^index\.tsx?$/.test(name) || (EMPTY_NAME.test(name) && !TERM_OF_THE_FIELD.test(name));
    });

/** The build makes class names from the module's file name. */
export const styleModulesHaveUniqueNames: Rule = (files) => {
  const modules = files.map(({ path }) => path).filter((path) => path.endsWith('.module.css'));
  return modules.filter((path, index) =>
    modules.slice(0, index).some((earlier) => basename(earlier) === basename(path)),
  );
};

export const hooksAreNamedSo: Rule = (files) =>
  files
    .filter(isProduct)
    .filter(({ path, text }) => path.endsWith('.ts') && !basename(path).startsWith('use-') && /from 'react'/.test(text))
    .map(({ path }) => path);

export const permissionsComeFromEntra: Rule = (files) =>
  files
    .filter((file) => isProduct(file) && !['entra', 'sim', 'demo-sign-in'].includes(roomOf(file.path)))
    .flatMap((file) => linesMatching(file, PERMISSION));

/** `msal.` entries belong to the sign-in library and are named by `access`. */
export const storageKeysComeFromStorage: Rule = (files) =>
  files
    .filter((file) => isProduct(file) && roomOf(file.path) !== 'storage')
    .flatMap((file) => linesMatching(file, STORAGE_KEY))
    .filter((line) => !(line.startsWith('access/') && /['"`]msal\./.test(line)));

function linesMatching({ path, text }: SourceFile, pattern: RegExp): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !/^(\/\/|\/?\*)/.test(line) && pattern.test(line))
    .map((line) => `${path}: ${line}`);
}
