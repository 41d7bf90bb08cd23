import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { pageToReturnTo, redirectResponseIn } from './redirect-response.ts';

const REDIRECT_PAGE = new URL('https://app.example/some/folder/redirect.html');
const START_PAGE = 'https://app.example/some/folder/';

describe('the response in the URL of the redirect page', () => {
  it.each([
    ['#code=c&state=s', 'sign-in'],
    ['#error=access_denied&state=s', 'sign-in'],
    ['?state=s', 'sign-in'],
    ['?admin_consent=True&tenant=t&state=s', 'admin-consent'],
    ['?admin_consent=True&error=access_denied', 'admin-consent'],
    ['', 'none'],
    ['#', 'none'],
    ['#/incidents', 'none'],
    ['?code=c&session_state=s', 'admin-consent'],
    ['?error=access_denied', 'admin-consent'],
  ])('of %j is %s', (suffix, response) => {
    expect(redirectResponseIn(new URL(suffix, REDIRECT_PAGE))).toBe(response);
  });
});

describe('the page to return to', () => {
  it.each([
    'https://app.example/some/folder/',
    'https://app.example/some/folder/index.html?demo=normal#/incidents?status=active',
    'https://app.example/some/folder/#/token',
  ])('is the page that the user left: %s', (page) => {
    expect(pageToReturnTo(page, REDIRECT_PAGE)).toBe(page);
  });

  it.each([
    '',
    '/',
    './index.html',
    'https://app.example/',
    'https://app.example/some/folders/',
    'https://app.example/some/folder/../',
    'https://app.example/some/folder/redirect.html#code=c&state=s',
    'https://app.example.attacker.example/some/folder/',
    'https://app.example@attacker.example/some/folder/',
    'http://app.example/some/folder/',
    '//attacker.example/some/folder/',
    'https:\\\\attacker.example/some/folder/',
    'javascript:alert(1)//some/folder/',
    'data:text/html,x',
    'blob:https://app.example/some/folder/x',
  ])('is the start page instead of %j', (page) => {
    expect(pageToReturnTo(page, REDIRECT_PAGE)).toBe(START_PAGE);
  });
});

test('any requested page leads to a page in this folder, and never to the redirect page', () => {
  const parts = fc.array(
    fc.oneof(
      fc.constantFrom(
        'https:',
        'javascript:',
        '//',
        '\\',
        'app.example',
        'attacker.example',
        '@',
        '/some/folder/',
        '..',
        'redirect.html',
        '#',
        '?',
        '%2f',
        '\t',
        '\u202e',
      ),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(parts, (pieces) => {
      const page = new URL(pageToReturnTo(pieces.join(''), REDIRECT_PAGE));
      expect(page.origin).toBe('https://app.example');
      expect(page.pathname.startsWith('/some/folder/')).toBe(true);
      expect(page.pathname).not.toBe('/some/folder/redirect.html');
    }),
    { numRuns: 10_000 },
  );
});
