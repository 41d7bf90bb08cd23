import { expect, it } from 'vitest';
import { offersDemo } from './offers-demo.ts';

const PAGE = 'https://soc.example/some/folder/sign-in.html?client_id=x';

/** Little-endian UTF-16 with a byte order mark, as Windows PowerShell's `>` writes. */
function utf16(text: string): Uint8Array<ArrayBuffer> {
  const codes = Array.from(`\ufeff${text}`, (character) => character.charCodeAt(0));
  return new Uint8Array(codes.flatMap((code) => [code & 0xff, code >> 8]));
}

it.each([
  ['"demo": false', '{ "demo": false }', false],
  ['"demo": false in UTF-16', utf16('{ "demo": false }'), false],
  ['"demo": true', '{ "demo": true }', true],
  ['another value', '{ "demo": "no" }', true],
  ['no key', '{}', true],
  ['null', 'null', true],
  ['the start page', '<!doctype html>', true],
  ['an empty file', '', true],
])('the demo is closed by "demo": false only: %s', async (_name, body, expected) => {
  const requested: string[] = [];
  const fetch = async (input: string) => {
    requested.push(input);
    return new Response(body);
  };
  expect(await offersDemo({ fetch, page: PAGE })).toBe(expected);
  expect(requested).toEqual(['https://soc.example/some/folder/config.json']);
});

it.each([
  ['is missing', async () => new Response('{ "demo": false }', { status: 404 })],
  ['is unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
])('the demo stays open if the file %s', async (_name, fetch) => {
  expect(await offersDemo({ fetch, page: PAGE })).toBe(true);
});
