import { describe, expect, it } from 'vitest';
import { HEADER_PARSERS } from './header-files.fixture.ts';
import { headerFiles } from './header-files.ts';
import { inlineHashesOf } from './inline-parts.ts';
import { securityHeaders } from './security-headers.ts';

const INLINE = inlineHashesOf('<style>main{color:red}</style><script>first()</script>');

const PATHS = [
  '',
  'index.html',
  'redirect.html',
  'sign-in.html',
  'version.json',
  'config.json',
  'favicon.svg',
  'assets/main-1a2b.js',
];

function textOf(name: string): string {
  const file = headerFiles(INLINE).find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`The build writes no ${name}`);
  return file.text;
}

function sorted(headers: Iterable<readonly [string, string]>): readonly string[] {
  return [...headers].map(([name, value]) => `${name}: ${value}`).sort();
}

/** The path under which `securityHeaders` knows a file. */
function knownPath(path: string): string {
  return path === '' ? 'index.html' : path;
}

describe('the files that configure hosts', () => {
  it('have a parser each', () => {
    expect(headerFiles(INLINE).map(({ name }) => name)).toEqual(Object.keys(HEADER_PARSERS));
  });

  describe.each(Object.entries(HEADER_PARSERS))('%s', (name, headersAt) => {
    it.each(PATHS)('sends the recommended headers with /%s', (path) => {
      expect(sorted(headersAt(textOf(name), path))).toEqual(sorted(securityHeaders(knownPath(path), INLINE)));
    });

    it('allows the inline parts of the app’s page by their hashes, and none in other documents', () => {
      const policyOf = (path: string) => new Map(headersAt(textOf(name), path)).get('Content-Security-Policy');
      for (const hash of [...INLINE.scripts, ...INLINE.styles]) expect(policyOf('index.html')).toContain(` ${hash}`);
      expect(policyOf('redirect.html')).not.toContain('sha256');
      expect(policyOf('sign-in.html')).not.toContain('sha256');
    });

    it('repeats no header of a file', () => {
      for (const path of PATHS) {
        const names = [...headersAt(textOf(name), path)].map(([header]) => header);
        expect(new Set(names).size).toBe(names.length);
      }
    });
  });

  it('serve the redirect page and the sign-in page on hosts that drop .html', () => {
    for (const name of ['_headers', 'staticwebapp.config.json', 'hosting/nginx.conf', 'hosting/Caddyfile']) {
      const headersAt = HEADER_PARSERS[name];
      if (headersAt === undefined) throw new Error(`No parser for ${name}`);
      expect(sorted(headersAt(textOf(name), 'redirect'))).toEqual(sorted(securityHeaders('redirect.html', INLINE)));
      expect(sorted(headersAt(textOf(name), 'sign-in'))).toEqual(sorted(securityHeaders('sign-in.html', INLINE)));
    }
  });

  it('stay within the line length of Cloudflare and the size of Azure Static Web Apps', () => {
    const longest = Math.max(
      ...textOf('_headers')
        .split('\n')
        .map((line) => line.length),
    );
    expect(longest).toBeLessThanOrEqual(2_000);
    expect(textOf('staticwebapp.config.json').length).toBeLessThanOrEqual(20 * 1024);
  });
});
