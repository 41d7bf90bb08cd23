/** Splits a script into words as a POSIX shell does: quotes, backslashes and line continuations, but no expansion. */
export function shellWords(script: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (let index = 0; index < script.length; index += 1) {
    const character = script.charAt(index);
    if (character === "'") {
      const end = script.indexOf("'", index + 1);
      word = (word ?? '') + script.slice(index + 1, end);
      index = end;
    } else if (character === '"') {
      word ??= '';
      for (index += 1; script.charAt(index) !== '"'; index += 1) {
        if (script.charAt(index) === '\\' && /["\\$`]/.test(script.charAt(index + 1))) index += 1;
        word += script.charAt(index);
      }
    } else if (character === '\\') {
      index += 1;
      if (script.charAt(index) !== '\n') word = (word ?? '') + script.charAt(index);
    } else if (/\s/.test(character) && ' \t\n'.includes(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + character;
    }
  }
  return word === null ? words : [...words, word];
}

const QUOTES = "'\u2018\u2019\u201a\u201b";

/** Splits a PowerShell script into words: single-quoted strings, in which a doubled quote is one quote. */
export function powerShellWords(script: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (let index = 0; index < script.length; index += 1) {
    const character = script.charAt(index);
    if (QUOTES.includes(character)) {
      word ??= '';
      for (index += 1; ; index += 1) {
        if (!QUOTES.includes(script.charAt(index))) word += script.charAt(index);
        else if (QUOTES.includes(script.charAt(index + 1))) {
          word += script.charAt(index);
          index += 1;
        } else break;
      }
    } else if (' \t\n'.includes(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + character;
    }
  }
  return word === null ? words : [...words, word];
}

/** The values of the double-quoted strings in a Python, JavaScript or C# program. */
export function programStrings(program: string): readonly string[] {
  const literals = program.match(/"(?:[^"\\\n]|\\.)*"/g) ?? [];
  return literals.map((literal) => String(JSON.parse(literal)));
}
