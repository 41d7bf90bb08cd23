/** Parses CSV (RFC 4180) with every cell quoted, CRLF and an optional byte order mark. Throws on any other input. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const cell = /"((?:[^"]|"")*)"(,|\r\n)/y;
    cell.lastIndex = at;
    const [match, inside = '', end] = cell.exec(text) ?? [];
    if (match === undefined) throw new Error(`no cell at ${at}`);
    row.push(inside.replaceAll('""', '"'));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
    at += match.length;
  }
  if (row.length > 0) throw new Error('the last row has no end');
  return rows;
}
