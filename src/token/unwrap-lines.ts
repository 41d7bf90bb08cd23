const TOKEN_CHARACTERS = /^[A-Za-z0-9_.-]+$/;
const LINE_END = /["'`\s+\\,;]+$/;
const LINE_START = /^["'`\s+]+/;

/**
 * Joins tokens that a terminal, an email or a string literal broke into lines. A line is joined to the previous one only
 * if it contains nothing but token characters and the token before it is incomplete.
 */
export function unwrapLines(text: string): string {
  const unwrapped: string[][] = [];
  let tail = { isToken: false, dots: 0 };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const rest = trimEnds(line);
    const dots = countDots(rest);
    if (tail.isToken && TOKEN_CHARACTERS.test(rest) && continues(tail.dots, dots, rest)) {
      unwrapped.at(-1)?.push(rest);
      tail = { isToken: true, dots: tail.dots + dots };
    } else {
      const trimmed = line.trimEnd();
      const word = lastWord(trimmed);
      // Remove the quote of a broken string literal, which would separate the pieces.
      unwrapped.push([isTokenStart(word) ? trimEnd(trimmed) : line]);
      tail = { isToken: isTokenStart(word), dots: countDots(word) };
    }
  }
  return unwrapped.map((pieces) => pieces.join('')).join('\n');
}

function continues(dotsBefore: number, dots: number, rest: string): boolean {
  if (dotsBefore + dots > 4) return false;
  return !(dotsBefore >= 2 && rest.startsWith('ey'));
}

function isTokenStart(word: string): boolean {
  return word.startsWith('ey') && word.length >= 10;
}

function lastWord(line: string): string {
  return (
    trimEnd(line)
      .split(/[^A-Za-z0-9_.-]+/)
      .at(-1) ?? ''
  );
}

function countDots(text: string): number {
  return text.split('.').length - 1;
}

/** Trims within the last characters only, because this regular expression is quadratic in long runs of spaces. */
function trimEnd(line: string): string {
  const end = line.slice(-32);
  return line.slice(0, line.length - end.length) + end.replace(LINE_END, '');
}

function trimEnds(line: string): string {
  return trimEnd(line.replace(LINE_START, ''));
}
