/** A cell: untrusted text, a number, or empty. */
export type CsvCell = string | number | null;

/** The characters that start a formula, also as full-width, small, raised or lowered forms: `=`, `+`, `-`, `@`. */
const TRIGGER =
  /[=+\-@\uff1d\ufe66\u207c\u208c\u2a75\u2a76\uff0b\ufe62\u207a\u208a\ufb29\uff0d\ufe63\u207b\u208b\u2212\uff20\ufe6b]/u;
/** Characters that a spreadsheet may trim or that display nothing. A quote may be removed by the parser. */
const SKIPPED = /[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800"]/u;
/**
 * Characters that start a cell or a row in a spreadsheet that does not separate by commas, which is common in Europe. Such
 * a spreadsheet also ignores the quotes of all cells but the first.
 */
const SEPARATORS: ReadonlySet<string> = new Set([';', '\t', '\r', '\n']);

/** Without it, Excel decodes the file with a legacy code page. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_BREAK = '\r\n';

/**
 * Serialises a table as CSV (RFC 4180): UTF-8 with a byte order mark, every cell quoted, rows ended by CRLF. Inserts
 * an apostrophe before text that a spreadsheet may run as a formula, at the start of a cell and after separators inside it;
 * other text and numbers are unchanged.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function serializeCsv(rows: readonly (readonly CsvCell[])[]): string {
  const lines = rows.map((row) => row.map(serializeCell).join(','));
  return BYTE_ORDER_MARK + lines.map((line) => line + LINE_BREAK).join('');
}

/**
 * Serialises a table as tab-separated text for the clipboard, rows ended by CRLF. Cells must not contain tabs or line breaks.
 * Inserts apostrophes as `serializeCsv` does.
 */
export function serializeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(escapeFormula).join('\t')}${LINE_BREAK}`).join('');
}

function serializeCell(cell: CsvCell): string {
  const text = typeof cell === 'string' ? escapeFormula(cell) : cell === null ? '' : String(cell);
  return `"${text.replaceAll('"', '""')}"`;
}

/** Scans from the end, so that the time is linear. */
function escapeFormula(text: string): string {
  if (!TRIGGER.test(text) && !SEPARATORS.has(text.slice(0, 1))) return text;
  const characters = [...text];
  let startsFormula = false;
  for (let index = characters.length - 1; index >= 0; index -= 1) {
    const character = characters[index] ?? '';
    if (SEPARATORS.has(character) && startsFormula) characters[index] = `${character}'`;
    startsFormula = TRIGGER.test(character) || (startsFormula && SKIPPED.test(character));
  }
  const isEscaped = startsFormula || /^[\t\r\n]/.test(text);
  return `${isEscaped ? "'" : ''}${characters.join('')}`;
}
