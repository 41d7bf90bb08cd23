/** A cell: text from anywhere, a number, or nothing. */
export type CsvCell = string | number | null;

/**
 * What makes a spreadsheet run a cell: `=`, `+`, `-`, `@`, tab or a line break at its beginning, also in full-width or
 * small form, and also behind whatever a spreadsheet may trim or skip: spaces of any kind, invisible and control characters.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA =
  /^(?:[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]|[\t\r\n])/u;

/** Excel takes a file without it for one in the machine's old code page. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_BREAK = '\r\n';

/**
 * Writes a table as CSV (RFC 4180): UTF-8 with a byte order mark, every cell quoted, rows ended by CRLF. A text that a
 * spreadsheet would run is preceded by an apostrophe; any other text stays exactly as it is. Numbers stay numbers.
 */
export function serializeCsv(rows: readonly (readonly CsvCell[])[]): string {
  const lines = rows.map((row) => row.map(serializeCell).join(','));
  return BYTE_ORDER_MARK + lines.map((line) => line + LINE_BREAK).join('');
}

function serializeCell(cell: CsvCell): string {
  const text = typeof cell === 'string' ? harmless(cell) : cell === null ? '' : String(cell);
  return `"${text.replaceAll('"', '""')}"`;
}

function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
