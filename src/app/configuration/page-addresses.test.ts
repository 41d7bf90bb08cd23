import { describe, expect, it } from 'vitest';
import { pageAddresses } from './page-addresses.ts';

describe('page addresses', () => {
  it.each([
    ['https://gatehouse.example/', 'https://gatehouse.example/redirect.html'],
    ['https://gatehouse.example/index.html?demo=normal#/incidents?x=1', 'https://gatehouse.example/redirect.html'],
    ['https://gatehouse.example/some/sub/path/?demo=busy', 'https://gatehouse.example/some/sub/path/redirect.html'],
    ['http://127.0.0.1:4173/#/token', 'http://127.0.0.1:4173/redirect.html'],
  ])('the redirect URI of %s is beside its index.html', (page, redirectUri) => {
    expect(pageAddresses(page).redirectUri).toBe(redirectUri);
  });
});
