import { contentSecurityPolicy, type DocumentKind } from './content-security-policy.ts';
import { type InlineHashes, NO_INLINE_PARTS } from './inline-parts.ts';

/** Returns the kind of the document at a path of the build; `null` for an asset. */
export function documentKindOf(path: string): DocumentKind | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'redirect.html') return 'redirect-bridge';
  if (name === 'sign-in.html') return 'demo-sign-in';
  return name === '' || name.endsWith('.html') ? 'app' : null;
}

/**
 * Browser features that the pages never use. `local-network-access` is not among them: sign-in with an on-premises identity
 * provider needs it in a frame.
 */
const DENIED_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

const EVERYWHERE: readonly (readonly [string, string])[] = [
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Origin-Agent-Cluster', '?1'],
  ['Permissions-Policy', [...DENIED_FEATURES.map((name) => `${name}=()`), 'clipboard-write=(self)'].join(', ')],
  ['Referrer-Policy', 'no-referrer'],
  ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'],
  ['X-Content-Type-Options', 'nosniff'],
];

/**
 * Returns the response headers for one file of the build. `path` is relative to the folder that serves the build.
 * The redirect bridge has no Cross-Origin-Opener-Policy, as MSAL requires. No file has a Cross-Origin-Embedder-Policy,
 * because it breaks silent renewal. `inline` are the hashes of the app's page, the only one with inline parts.
 */
export function securityHeaders(path: string, inline: InlineHashes): readonly (readonly [string, string])[] {
  const kind = documentKindOf(path);
  if (kind === null) {
    return [...EVERYWHERE, ['Cache-Control', cacheControlOf(path)]];
  }
  const opener: readonly (readonly [string, string])[] =
    kind === 'redirect-bridge' ? [] : [['Cross-Origin-Opener-Policy', 'same-origin']];
  return [
    ...EVERYWHERE,
    ...opener,
    ['Cache-Control', kind === 'redirect-bridge' ? 'no-store' : 'no-cache'],
    ['Content-Security-Policy', contentSecurityPolicy(kind, 'header', kind === 'app' ? inline : NO_INLINE_PARTS)],
  ];
}

/** `version.json` is never stored: a tab compares it with its own build. */
function cacheControlOf(path: string): string {
  if (path.includes('assets/')) return 'public, max-age=31536000, immutable';
  return path.endsWith('version.json') ? 'no-store' : 'no-cache';
}
