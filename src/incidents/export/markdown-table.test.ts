import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownTable } from './markdown-table.ts';

describe('markdownTable', () => {
  it('has a header, a delimiter row and a line for each row', () => {
    const link = 'https://gatehouse.example/#/incidents/t/1';
    expect(markdownTable(['Id', 'Incident'], [[{ text: '1', link }, 'Risky sign in']])).toBe(
      `| Id | Incident |\n| --- | --- |\n| [1](${link}) | Risky sign in |\n`,
    );
  });

  it('escapes markup, mentions, URLs and hidden characters', () => {
    const cell = (text: string) => markdownTable(['a'], [[text]]).split('\n')[2];
    expect(cell('a | b')).toBe('| a \\| b |');
    expect(cell('[x](javascript:1)')).toBe('| \\[x\\]\\(javascript:1\\) |');
    expect(cell('https://login.example/a')).toBe('| https\\[:\\]//login.example/a |');
    expect(cell('<img src=x>')).toBe('| \\<img src\\=x\\> |');
    expect(cell('a\u202eb\nc')).toBe('| aU\\+202EbU\\+000Ac |');
  });

  it('keeps its shape for any cell content', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 4 }), (cells) => {
        const table = markdownTable(
          cells.map(() => 'h'),
          [cells],
        );
        const lines = table.split('\n');
        expect(lines).toHaveLength(4);
        const separators = (lines[2] ?? '').replace(/\\[\s\S]/g, '').match(/\|/g) ?? [];
        expect(separators).toHaveLength(cells.length + 1);
        expect(table).not.toMatch(/:\/\//);
      }),
      { numRuns: 10_000 },
    );
  });
});
