import { describe, expect, it } from 'vitest';
import { CLOUD_NAMES, CLOUDS } from '../../entra/clouds.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { inlineHashesOf, NO_INLINE_PARTS } from './inline-parts.ts';
import { documentKindOf, securityHeaders } from './security-headers.ts';

function directive(policy: string, name: string): readonly string[] {
  const found = policy.split('; ').find((entry) => entry.startsWith(`${name} `));
  return found === undefined ? [] : found.split(' ').slice(1);
}

function header(path: string, name: string): string | undefined {
  return securityHeaders(path, NO_INLINE_PARTS).find(([key]) => key === name)?.[1];
}

describe('the content security policy', () => {
  it('lets the app contact the hosts of every cloud and no others', () => {
    const hosts = directive(contentSecurityPolicy('app', 'meta', NO_INLINE_PARTS), 'connect-src');
    for (const name of CLOUD_NAMES) {
      expect(hosts).toContain(CLOUDS[name].authorityOrigin);
      expect(hosts).toContain(CLOUDS[name].apiOrigins['defender-xdr']);
      expect(hosts).toContain(CLOUDS[name].apiOrigins['graph-security']);
    }
    for (const host of hosts) expect(host).toMatch(/^('self'|https:\/\/[a-z.-]+\.(com|us))$/);
  });

  it.each(['app', 'redirect-bridge', 'demo-sign-in'] as const)(
    'keeps strings from becoming markup or code in %s',
    (kind) => {
      const policy = contentSecurityPolicy(kind, 'header', NO_INLINE_PARTS);
      expect(directive(policy, 'trusted-types')).toEqual(["'none'"]);
      expect(directive(policy, 'require-trusted-types-for')).toEqual(["'script'"]);
      expect(directive(policy, 'script-src')).toEqual(["'self'"]);
      expect(policy).not.toContain('unsafe');
      expect(policy).not.toContain('*');
    },
  );

  it.each(['app', 'redirect-bridge', 'demo-sign-in'] as const)('lets no worker start or register in %s', (kind) => {
    for (const delivery of ['header', 'meta'] as const)
      expect(directive(contentSecurityPolicy(kind, delivery, NO_INLINE_PARTS), 'worker-src')).toEqual(["'none'"]);
  });

  it('allows exactly the inline parts of the document, by hashes of their text', () => {
    const html = '<head><style>a{}</style><script src="x.js"></script><script>alert(1)</script></head>';
    const inline = inlineHashesOf(html);
    const policy = contentSecurityPolicy('app', 'header', inline);
    // From `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`.
    expect(directive(policy, 'script-src')).toEqual([
      "'self'",
      "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",
    ]);
    expect(directive(policy, 'style-src')).toEqual(["'self'", ...inline.styles]);
    expect(inline.styles).toHaveLength(1);
  });

  it('lets the demo’s sign-in page contact only its own host', () => {
    expect(directive(contentSecurityPolicy('demo-sign-in', 'meta', NO_INLINE_PARTS), 'connect-src')).toEqual([
      "'self'",
    ]);
  });

  it('restricts framing in the header only, because browsers ignore it in a meta element', () => {
    expect(contentSecurityPolicy('app', 'meta', NO_INLINE_PARTS)).not.toContain('frame-ancestors');
    expect(directive(contentSecurityPolicy('app', 'header', NO_INLINE_PARTS), 'frame-ancestors')).toEqual(["'none'"]);
    expect(directive(contentSecurityPolicy('redirect-bridge', 'header', NO_INLINE_PARTS), 'frame-ancestors')).toEqual([
      "'self'",
    ]);
  });
});

describe('security headers', () => {
  it('distinguish documents from assets in any folder', () => {
    expect(documentKindOf('')).toBe('app');
    expect(documentKindOf('some/sub/path/')).toBe('app');
    expect(documentKindOf('some/redirect.html')).toBe('redirect-bridge');
    expect(documentKindOf('assets/main-1.js')).toBeNull();
  });

  it('never store version.json, in any folder', () => {
    expect(header('version.json', 'Cache-Control')).toBe('no-store');
    expect(header('some/sub/path/version.json', 'Cache-Control')).toBe('no-store');
  });

  it('never store the redirect bridge, revalidate documents, and cache hashed assets', () => {
    expect(header('redirect.html', 'Cache-Control')).toBe('no-store');
    expect(header('index.html', 'Cache-Control')).toBe('no-cache');
    expect(header('assets/main-1.js', 'Cache-Control')).toContain('immutable');
  });

  it('omit the opener policy of the redirect bridge', () => {
    expect(header('redirect.html', 'Cross-Origin-Opener-Policy')).toBeUndefined();
    expect(header('index.html', 'Cross-Origin-Opener-Policy')).toBe('same-origin');
  });
});
