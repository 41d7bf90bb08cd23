/** A cell: untrusted text, a number, or empty. */
export type CsvCell = string | number | null;

/**
 * Text that a spreadsheet may run as a formula: it starts with `=`, `+`, `-`, `@`, tab or a line break, also in
 * full-width or small form, or after characters that a spreadsheet may trim: spaces, invisible and control characters.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA =
  /^(?:[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]|[\t\r\n])/u;

/** Without it, Excel decodes the file with a legacy code page. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_BREAK = '\r\n';

/**
 * Serialises a table as CSV (RFC 4180): UTF-8 with a byte order mark, every cell quoted, rows ended by CRLF. Prefixes
 * text that a spreadsheet may run with an apostrophe; other text and numbers are unchanged.
 */
export function serializeCsv(rows: readonly (readonly CsvCell[])[]): string {
  const lines = rows.map((row) => row.map(serializeCell).join(','));
  return BYTE_ORDER_MARK + lines.map((line) => line + LINE_BREAK).join('');
}

function serializeCell(cell: CsvCell): string {
  const text = typeof cell === 'string' ? escapeFormula(cell) : cell === null ? '' : String(cell);
  return `"${text.replaceAll('"', '""')}"`;
}

function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
