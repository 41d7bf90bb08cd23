import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = import.meta.dirname;

/** Rooms by tier. Imports go down only. `sim` stands aside: it may use `std` and nobody of the product may use it. */
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

/** The entries directly under `src`, each with the rooms it may use. */
const ENTRIES: { readonly [file: string]: readonly string[] } = {
  'main.tsx': Object.keys(TIERS),
  'first-paint.ts': ['access', 'app', 'storage'],
  'redirect.ts': ['access', 'std', 'storage'],
  'demo-sign-in.tsx': ['sim', 'ui', 'std', 'storage', 'demo-sign-in'],
};

/** Who alone may import a vendor. */
const VENDORS: readonly { readonly pattern: RegExp; readonly rooms: readonly string[] }[] = [
  { pattern: /^@azure\/msal-/, rooms: ['access', 'redirect.ts'] },
  { pattern: /^react-router/, rooms: ['navigation'] },
  { pattern: /^hono(\/|$)/, rooms: ['sim'] },
];

const BANNED_NAME =
  /(^|-)(util|utils|helper|helpers|common|shared|misc|types|constants|service|manager|wrapper|impl)(-|\.|$)/;
const TERMS_OF_THE_FIELD = /service-principal|service-source|shared-mailbox|common-(tenant|alias)|evidence-types/;
/** Files that are tables of facts or stories: long because the world is. */
const DATA =
  /(-codes|catalog|catalogue|roles|permissions|stories\/.*|-story|-stories|templates|-words|personas|names)\.ts$/;

type Source = { readonly path: string; readonly room: string; readonly text: string; readonly isTest: boolean };

const sources: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|tsx)$/.test(path))
  .map((path) => ({
    path,
    room: path.split('/')[0] ?? path,
    text: readFileSync(join(SRC, path), 'utf8'),
    isTest: /\.test\.tsx?$/.test(path),
  }));

function importsOf(source: Source): readonly string[] {
  const pattern = /(?:from|import)\s*\(?\s*'([^']+)'/g;
  return [...source.text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function roomOfImport(source: Source, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = normalize(join(dirname(source.path), specifier));
  return target.split('/')[0] ?? null;
}

function mayUse(source: Source, room: string): boolean {
  if (room === source.room) return true;
  const entry = ENTRIES[source.path];
  if (entry !== undefined) return entry.includes(room) || room.endsWith('.css');
  if (source.room === 'demo-sign-in') return ['sim', 'ui', 'std', 'storage'].includes(room);
  if (source.room === 'sim') return room === 'std';
  if (room === 'sim') return source.path === 'app/context/demo-wiring.ts';
  if (room === 'entra') return (TIERS[source.room] ?? 0) > 0;
  return (TIERS[room] ?? 99) < (TIERS[source.room] ?? -1);
}

describe('the law of the rooms', () => {
  it('knows every room and every entry', () => {
    const unknown = sources.filter(
      ({ path, room, isTest }) =>
        !isTest && !(room in TIERS) && !(path in ENTRIES) && room !== 'sim' && room !== 'demo-sign-in',
    );
    expect(unknown.map(({ path }) => path)).toEqual([]);
  });

  it('lets imports go down the tiers only', () => {
    const broken = sources
      .filter((source) => !source.isTest)
      .flatMap((source) =>
        importsOf(source)
          .map((specifier) => ({ specifier, room: roomOfImport(source, specifier) }))
          .filter(({ room }) => room !== null && !mayUse(source, room))
          .map(({ specifier }) => `${source.path} → ${specifier}`),
      );
    expect(broken).toEqual([]);
  });

  it('reaches the simulator from the app by a dynamic import only', () => {
    const eager = sources.filter(
      ({ path, text, isTest }) => !isTest && path !== 'app/context/demo-wiring.ts' && /from '.*demo-wiring/.test(text),
    );
    expect(eager.map(({ path }) => path)).toEqual([]);
  });

  it('keeps each vendor in its room', () => {
    const strays = sources
      .filter((source) => !source.isTest)
      .flatMap((source) =>
        importsOf(source)
          .filter((specifier) =>
            VENDORS.some(({ pattern, rooms }) => pattern.test(specifier) && !rooms.includes(source.room)),
          )
          .map((specifier) => `${source.path} → ${specifier}`),
      );
    expect(strays).toEqual([]);
  });

  it('imports icons by their headless path only', () => {
    const strays = sources.flatMap((source) =>
      importsOf(source)
        .filter(
          (specifier) =>
            specifier.startsWith('@fluentui/') &&
            !/^@fluentui\/react-icons\/headless\/(svg\/[a-z0-9-]+|styles\.css)$/.test(specifier),
        )
        .map((specifier) => `${source.path} → ${specifier}`),
    );
    expect(strays).toEqual([]);
  });
});

describe('names and sizes', () => {
  it('has no index files and no names that say nothing', () => {
    const bad = sources.filter(({ path }) => {
      const name = basename(path);
      return /^index\.tsx?$/.test(name) || (BANNED_NAME.test(name) && !TERMS_OF_THE_FIELD.test(name));
    });
    expect(bad.map(({ path }) => path)).toEqual([]);
  });

  it('keeps every file within 300 lines, tables of data and tests aside', () => {
    const long = sources.filter(
      ({ path, text, isTest }) => !isTest && !DATA.test(path) && text.split('\n').length > 301,
    );
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('gives every style module a name of its own, because class names are made of it', () => {
    const names = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.module.css'))
      .map((path) => basename(relative(SRC, path)));
    expect(names.length).toBe(new Set(names).size);
  });

  it('lets React into a .ts file only where the name says so', () => {
    const bad = sources.filter(
      ({ path, text, isTest }) =>
        path.endsWith('.ts') && !isTest && !basename(path).startsWith('use-') && /from 'react'/.test(text),
    );
    expect(bad.map(({ path }) => path)).toEqual([]);
  });
});
