import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './parse-csv.fixture.ts';
import { type CsvCell, serializeCsv } from './serialize-csv.ts';

/**
 * Whether a spreadsheet would run the text, decided independently of the code under test by the first visible
 * character.
 */
function startsFormula(text: string): boolean {
  const visible = text.replace(/^(?:\p{C}|\p{Z}|\p{Default_Ignorable_Code_Point}|["\u2800])+/u, '');
  return /^[\t\r\n]/.test(text) || /^[=+\-@\u2212]/.test(visible.normalize('NFKC'));
}

/** The Basic Multilingual Plane, the supplementary planes for scripts and symbols, and the tags. */
const ASSIGNED_CODE_POINTS = [
  ...Array(0x20000).keys(),
  ...Array.from({ length: 0x1000 }, (_, index) => 0xe0000 + index),
];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '⩵', '"', ',', ';', '\u2800', '\r', '\n', '\t', ' ', 'x', '1', "'"),
    maxLength: 8,
  }),
  fc
    .tuple(
      fc.constantFrom('', ' ', '\u00a0', '\ufeff', '\u200b', '\u202e', '\u3000', '\u0000', '\u2028', '\u2060', '\t'),
      fc.constantFrom('=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠a', '﹢1', '﹣1', '﹦1', '﹫a', 'plain'),
    )
    .map((parts) => parts.join('')),
);
const anyCell: fc.Arbitrary<CsvCell> = fc.oneof(anyText, fc.double({ noNaN: true }), fc.integer(), fc.constant(null));
const anyTable = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
  );

describe('CSV', () => {
  it('quotes every cell and ends every row with CRLF (RFC 4180 §2)', () => {
    expect(
      serializeCsv([
        ['a', 1, null],
        ['b "c"', -2, ''],
      ]),
    ).toBe('\ufeff"a","1",""\r\n"b ""c""","-2",""\r\n');
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@x',
    '\t1',
    '\r1',
    '\n1',
    ' =1',
    '\u00a0=1',
    '\ufeff=1',
    '＝1',
    '\u3000＠x',
    '\u202e=1',
    '\u2800=1',
    '\u207a1',
    '"=1',
  ])('escapes %j, which a spreadsheet would run', (text) => {
    expect(parseCsv(serializeCsv([[text]]))).toEqual([[`'${text}`]]);
  });

  it.each([
    ['a;=1', "a;'=1"],
    ['a; "=1"; b', `a;' "=1"; b`],
    ['a\t@x', "a\t'@x"],
    ['a\n\u200b+1', "a\n'\u200b+1"],
    ['\t=1', "'\t'=1"],
  ])('escapes a formula inside %j, which a spreadsheet with other separators would run', (text, escaped) => {
    expect(parseCsv(serializeCsv([['first', text]]))).toEqual([['first', escaped]]);
  });

  it.each(['plain', "o'brien", 'a=b', '1-2', 'a; b', '', ' padded ', 'x\r\ny', '😀 =', '安全'])(
    'leaves %j as it is',
    (text) => {
      expect(parseCsv(serializeCsv([[text]]))).toEqual([[text]]);
    },
  );

  it('is parsed back in the same shape, each text unchanged but for added apostrophes, each number unchanged', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const parsed = parseCsv(serializeCsv(table));
        expect(parsed.map((row) => row.length)).toEqual(table.map((row) => row.length));
        table.forEach((row, y) => {
          row.forEach((cell, x) => {
            const back = parsed[y]?.[x];
            if (typeof cell === 'number') expect(back).toBe(String(cell));
            else if (/[;\t\r\n]/.test(cell ?? '')) {
              expect(back?.replaceAll("'", '')).toBe(cell?.replaceAll("'", ''));
            } else expect([cell ?? '', `'${cell}`]).toContain(back);
          });
        });
      }),
      { numRuns: 10_000 },
    );
  });

  it('contains no text that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (texts) => {
        for (const cell of parseCsv(serializeCsv([texts])).flat()) expect(startsFormula(cell)).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ['semicolons', /[;\r\n]/],
    ['tabs', /[\t\r\n]/],
  ])('contains no text that a spreadsheet would run if it separates by %s and ignores quotes', (_name, separator) => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (texts) => {
        const cells = serializeCsv([texts]).split(separator);
        // Only the start of a cell matters here; other characters that the judge refuses at the start separate.
        for (const cell of cells) expect(startsFormula(cell.trim())).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  });

  it('contains no text that a spreadsheet would run, for any first character', () => {
    const texts = ASSIGNED_CODE_POINTS.flatMap((codePoint) => {
      const character = String.fromCodePoint(codePoint);
      return [`${character}1`, `${character}=1`].filter(startsFormula);
    });
    expect(texts.length).toBeGreaterThan(500);
    const parsed = parseCsv(serializeCsv(texts.map((text) => [text])));
    expect(parsed.flat().filter(startsFormula)).toEqual([]);
  });

  it('takes linear time for 1 MB of separators', () => {
    const start = performance.now();
    serializeCsv([['\n;'.repeat(500_000)], [`${'\n'.repeat(1_000_000)}=`]]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('has only commas and CRLF outside quotes', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const outside = serializeCsv(table).replace(/"(?:[^"]|"")*"/g, '');
        expect(outside).toBe(`\ufeff${table.map((row) => `${','.repeat(row.length - 1)}\r\n`).join('')}`);
      }),
      { numRuns: 10_000 },
    );
  });
});
