import { inertTextOf } from '../../ui/inert-text-parts.ts';

/**
 * Formats a table in Markdown. Cells are escaped: they contain no markup, link, mention or line break, and hidden
 * characters are visible. A `{ text, link }` cell becomes a link.
 */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly (string | { readonly text: string; readonly link: string })[])[],
): string {
  const lines = [
    header.map(escapeMarkdown),
    header.map(() => '---'),
    ...rows.map((row) =>
      row.map((cell) =>
        typeof cell === 'string' ? escapeMarkdown(cell) : `[${escapeMarkdown(cell.text)}](${cell.link})`,
      ),
    ),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

const MARKUP = /[\\`*_{}[\]()<>#+\-!|~&@$^=]/g;

function escapeMarkdown(text: string): string {
  // Markdown turns bare URLs into links, so they are defanged.
  return inertTextOf(text)
    .replace(/:\/\//g, '[:]//')
    .replace(/\bwww\./gi, 'www[.]')
    .replace(MARKUP, '\\$&');
}
