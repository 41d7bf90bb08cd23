import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedNextLink } from '../dialects/next-link.ts';
import { safePortalUrl } from './portal-url.ts';

const LIST = 'https://api.security.microsoft.com/api/incidents';
const PORTAL = 'https://security.microsoft.com';

test('follows a link to the same list', () => {
  expect(allowedNextLink(`${LIST}?$skip=100`, LIST)).toBe(`${LIST}?$skip=100`);
});

test.each([
  ['another host', 'https://api.security.microsoft.com.evil.example/api/incidents?$skip=1'],
  ['a trailing dot', 'https://api.security.microsoft.com./api/incidents'],
  ['user info', 'https://api.security.microsoft.com@evil.example/api/incidents'],
  ['user info before our host', 'https://someone@api.security.microsoft.com/api/incidents'],
  ['a port', 'https://api.security.microsoft.com:8443/api/incidents'],
  ['plain http', 'http://api.security.microsoft.com/api/incidents'],
  ['another path', 'https://api.security.microsoft.com/api/machines'],
  ['a path that climbs', 'https://api.security.microsoft.com/api/incidents/../machines'],
  ['an encoded path', 'https://api.security.microsoft.com/api/incidents%2f..%2fmachines'],
  ['a longer path', 'https://api.security.microsoft.com/api/incidentsandmore'],
  ['a backslash', 'https:\\\\evil.example\\api\\incidents'],
  ['no scheme', '//api.security.microsoft.com/api/incidents'],
  ['a script', 'javascript:alert(1)'],
  ['a number', 7],
  ['nothing', null],
])('does not follow a link with %s', (_what, link) => {
  expect(allowedNextLink(link, LIST)).toBeNull();
});

const pieces = fc
  .array(
    fc.constantFrom(
      'https://',
      'http://',
      '//',
      'api.security.microsoft.com',
      'security.microsoft.com',
      'evil.example',
      '@',
      ':',
      ':443',
      '.',
      '\\',
      '/',
      '/api/incidents',
      '/..',
      '%2f',
      '?$skip=1',
      '#a',
      'API',
      'javascript:',
      '\t',
      'ａ',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const anyLink = fc.oneof(fc.string(), fc.webUrl(), pieces);

test('sends the token only to the list, for any link (security law)', () => {
  fc.assert(
    fc.property(anyLink, (link) => {
      const allowed = allowedNextLink(link, LIST);
      if (allowed === null) return;
      const { origin, pathname, username, password } = new URL(allowed);
      expect([origin, pathname, username, password]).toEqual([
        'https://api.security.microsoft.com',
        '/api/incidents',
        '',
        '',
      ]);
    }),
    { numRuns: 10_000 },
  );
});

test('links only to the portal over https (security law)', () => {
  fc.assert(
    fc.property(anyLink, (link) => {
      const safe = safePortalUrl(link, PORTAL);
      expect(safe === null || safe.startsWith(`${PORTAL}/`)).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});

test('keeps a documented portal link', () => {
  const link = `${PORTAL}/incidents/2972395?tid=12f988bf-16f1-11af-11ab-1d7cd011db47`;
  expect(safePortalUrl(link, PORTAL)).toBe(link);
});
