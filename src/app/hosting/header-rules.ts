import type { InlineHashes } from './inline-parts.ts';
import { securityHeaders } from './security-headers.ts';

type Headers = readonly (readonly [name: string, value: string])[];

/** Files with equal headers. Paths are relative to the folder of the build; a final `*` matches the rest of a path. */
export type HeaderRule = { readonly paths: readonly [string, ...string[]]; readonly headers: Headers };

/** The headers of every file of the build, in the forms that hosts need. */
export type HeaderRules = {
  readonly all: readonly HeaderRule[];
  /** The headers that every file has, with equal values. */
  readonly common: Headers;
  /** The headers of the app's own page, for hosts where a rule can override but not add. */
  readonly app: Headers;
  /** The rules of the files whose headers differ from those of the app's page. */
  readonly overriding: readonly HeaderRule[];
};

/** The first path of each rule is one that `securityHeaders` knows. Some hosts drop `.html`. */
const PATHS: readonly HeaderRule['paths'][] = [
  ['index.html', ''],
  ['redirect.html', 'redirect'],
  ['sign-in.html', 'sign-in'],
  ['version.json'],
  ['config.json'],
  ['favicon.svg'],
  ['assets/*'],
];

/** Returns the rules for a build, from the same source as the headers of the preview server. */
export function headerRules(inline: InlineHashes): HeaderRules {
  const all = PATHS.map((paths) => ({ paths, headers: securityHeaders(paths[0], inline) }));
  const app = securityHeaders('index.html', inline);
  return {
    all,
    common: app.filter(([name, value]) =>
      all.every(({ headers }) => headers.some(([other, same]) => other === name && same === value)),
    ),
    app,
    overriding: all.filter(({ paths }) => paths[0] !== 'index.html'),
  };
}

/** The headers of a rule that other files do not have, or have with another value. */
export function ownHeaders(rule: HeaderRule, common: Headers): Headers {
  return rule.headers.filter(([name]) => !common.some(([other]) => other === name));
}
