import { securityHeaders } from './security-headers.ts';

type Headers = readonly (readonly [name: string, value: string])[];

/** Files with equal headers. Paths are relative to the folder of the build; a final `*` matches the rest of a path. */
export type HeaderRule = { readonly paths: readonly [string, ...string[]]; readonly headers: Headers };

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

/** The headers of every file of the build, from the same source as those of the preview server. */
export const HEADER_RULES: readonly HeaderRule[] = PATHS.map((paths) => ({
  paths,
  headers: securityHeaders(paths[0]),
}));

/** The headers that every file has, with equal values. */
export const COMMON_HEADERS: Headers = securityHeaders('index.html').filter(([name, value]) =>
  HEADER_RULES.every(({ headers }) => headers.some(([other, same]) => other === name && same === value)),
);

/** The headers of a rule that other files do not have, or have with another value. */
export function ownHeaders(rule: HeaderRule): Headers {
  return rule.headers.filter(([name]) => !COMMON_HEADERS.some(([common]) => common === name));
}

/** The headers of the app's own page, for hosts where a rule can override but not add. */
export const APP_HEADERS: Headers = securityHeaders('index.html');

/** The rules of the files whose headers differ from those of the app's page. */
export const OVERRIDING_RULES: readonly HeaderRule[] = HEADER_RULES.filter(({ paths }) => paths[0] !== 'index.html');
