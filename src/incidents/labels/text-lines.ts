const MAX_LINES = 200;

/**
 * Splits a text into lines: at most `maxLength` characters and 200 lines, then `…`. Replaces tabs with spaces, because a tab
 * only indents here and `InertText` would mark it as a hidden character.
 */
export function splitLines(text: string, maxLength: number): readonly string[] {
  const lines = text
    .slice(0, maxLength)
    .replaceAll('\t', ' ')
    .split(/\r\n|\r|\n/);
  const isComplete = text.length <= maxLength && lines.length <= MAX_LINES;
  return isComplete ? lines : [...lines.slice(0, MAX_LINES), '…'];
}
