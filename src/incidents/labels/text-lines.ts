const MOST_LINES = 200;

/**
 * The lines of a text that people wrote, to be printed one by one: at most `maxLength` characters and 200 lines, then `…`.
 * A tab, which indents and hides nothing here, is a space.
 */
export function linesOf(text: string, maxLength: number): readonly string[] {
  const lines = text
    .slice(0, maxLength)
    .replaceAll('\t', ' ')
    .split(/\r\n|\r|\n/);
  const isWhole = text.length <= maxLength && lines.length <= MOST_LINES;
  return isWhole ? lines : [...lines.slice(0, MOST_LINES), '…'];
}
