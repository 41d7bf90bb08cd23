import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOM = import.meta.dirname;

it('the README quotes titles of existing tests only', () => {
  const tests = readdirSync(ROOM, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(ROOM, path), 'utf8'))
    .join('\n');
  const quotes = readFileSync(join(ROOM, 'README.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .flatMap((line) => [...(line.split('|').at(-2) ?? '').matchAll(/ _(.+?)_(?=[,; ])/g)])
    .map((match) => match[1] ?? '');
  expect(quotes.length).toBeGreaterThan(60);
  expect(quotes.filter((quote) => !tests.includes(quote))).toEqual([]);
});
