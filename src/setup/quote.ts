/** One quoted argument in a POSIX shell. A URL can contain a quote, which must not end the argument. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** One quoted string in PowerShell, where typographic quotes also end a string. */
export function quoteForPowerShell(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

/**
 * One string literal in Python, JavaScript and C#. Their escapes include those of JSON. Line separators are escaped too,
 * because they end a line in C#.
 */
export function quoteForProgram(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
