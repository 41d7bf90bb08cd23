import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const readme = readFileSync(join(ROOT, 'e2e/README.md'), 'utf8');

type Row = { readonly number: number; readonly tests: string };

/** The rows of the table under a heading. */
function tableUnder(heading: string): readonly Row[] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section.split('\n').flatMap((line) => {
    const [, number, tests] = /^\| (\d+) \| .+? \| (.+) \|$/.exec(line) ?? [];
    return number === undefined || tests === undefined ? [] : [{ number: Number(number), tests }];
  });
}

const QUOTE = /^`([^`]+)` _(.+)_$/;

/** Whether a file has a test with this title, as its source writes it. */
function hasTest(path: string, title: string): boolean {
  const escaped = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const file = join(ROOT, path);
  return existsSync(file) && new RegExp(`\\(\\s*(['"\`])${escaped}\\1`).test(readFileSync(file, 'utf8'));
}

function isCovered({ tests }: Row): boolean {
  return !tests.startsWith('Not built yet: ');
}

function wrongQuotes(rows: readonly Row[]): readonly string[] {
  return rows
    .filter(isCovered)
    .flatMap(({ tests }) => tests.split(/; (?=`)/))
    .filter((quote) => {
      const [, path, title] = QUOTE.exec(quote) ?? [];
      return path === undefined || title === undefined || !hasTest(path, title);
    });
}

describe.each([
  ['The 40 faults', 40, 'faults'],
  ['The 24 laws', 24, 'laws'],
])('the table "%s"', (heading, count, noun) => {
  const rows = tableUnder(heading);

  it('has a row for each number', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_none, index) => index + 1));
  });

  it('quotes titles of existing tests only', () => {
    expect(wrongQuotes(rows)).toEqual([]);
  });

  it('is counted correctly', () => {
    expect(readme).toContain(`\n${rows.filter(isCovered).length} of the ${count} ${noun} are covered.`);
  });
});

it('the README counts the ways out of the page and the mutants of the policy', () => {
  const channels = readFileSync(join(ROOT, 'e2e/egress-channels.ts'), 'utf8').match(/\bname: '/g)?.length;
  const mutants = readFileSync(join(ROOT, 'e2e/egress.spec.ts'), 'utf8').match(/^ {2}\['[a-z-]+', .+'\],$/gm)?.length;
  expect(readme).toContain(`lists ${channels} ways`);
  expect(readme).toContain(`${mutants} mutants`);
});

describe('the check of the tables', () => {
  it('reports titles and files that do not exist', () => {
    const wrong = [
      '`e2e/egress.spec.ts` _the channel check fails with nothing_',
      '`e2e/none.spec.ts` _the policy closes every channel to another host, except leaving the page_',
      '`e2e/egress.spec.ts`',
    ];
    const right = '`e2e/egress.spec.ts` _the policy closes every channel to another host, except leaving the page_';
    expect(wrongQuotes([{ number: 1, tests: [...wrong, right].join('; ') }])).toEqual(wrong);
  });
});
