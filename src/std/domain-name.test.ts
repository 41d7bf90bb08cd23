import { describe, expect, it } from 'vitest';
import { isDomainName } from './domain-name.ts';

const LABEL = 'a'.repeat(63);

describe('a domain name', () => {
  it.each([
    'a.io',
    'contoso.com',
    'Contoso.OnMicrosoft.com',
    'soc.eu.contoso.co.uk',
    '3com.example',
    'a-b.example',
    'xn--mnchen-3ya.example',
    'contoso.xn--p1ai',
    `${LABEL}.${LABEL}.${LABEL}.${'a'.repeat(61)}`,
  ])('can be %s', (text) => {
    expect(isDomainName(text)).toBe(true);
  });

  it.each([
    ['empty', ''],
    ['one label', 'organizations'],
    ['shorter than four characters', 'a.b'],
    ['longer than 253 characters', `${LABEL}.${LABEL}.${LABEL}.${'a'.repeat(62)}`],
    ['a label longer than 63 characters', `${LABEL}a.com`],
    ['a label that starts with a hyphen', '-contoso.com'],
    ['a label that ends with a hyphen', 'contoso-.com'],
    ['a last label that ends with a hyphen', 'contoso.com-'],
    ['a last label of one character', 'contoso.c'],
    ['an empty label', 'contoso..com'],
    ['a final dot', 'contoso.com.'],
    ['an IP address', '192.168.10.20'],
    ['a path', 'contoso.com/evil'],
    ['a port', 'contoso.com:443'],
    ['a user name', 'soc@contoso.com'],
    ['a line break', 'contoso.com\n'],
    ['a letter outside ASCII', 'münchen.example'],
  ])('cannot be %s', (_what, text) => {
    expect(isDomainName(text)).toBe(false);
  });
});
