import { inertTextOf } from '../../ui/inert-text-parts.ts';

/**
 * A table in Markdown. Cells are shown as text wherever they are pasted: nothing in them is markup, a link or a mention,
 * hidden characters are visible, and each stays on its line. A cell may be `{ text, link }`: then it is a link on purpose.
 */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | { readonly text: string; readonly link: string })[])[],
): string {
  const lines = [
    head.map(plain),
    head.map(() => '---'),
    ...rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? plain(cell) : `[${plain(cell.text)}](${cell.link})`)),
    ),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

const MARKUP = /[\\`*_{}[\]()<>#+\-!|~&@$^=]/g;

function plain(text: string): string {
  // A bare address becomes a link without any markup: its scheme and its dots are taken apart.
  return inertTextOf(text)
    .replace(/:\/\//g, '[:]//')
    .replace(/\bwww\./gi, 'www[.]')
    .replace(MARKUP, '\\$&');
}
