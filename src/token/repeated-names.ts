/**
 * The names that occur more than once at the top level of a JSON object. `JSON.parse` silently keeps the last value, so
 * two parsers can read two different tokens (RFC 7519 §4 requires unique names). Expects a base64url part of a token that
 * decodes to an object.
 */
export function repeatedNames(part: string): readonly string[] {
  const json = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  const seen = new Set<string>();
  const repeated = new Set<string>();
  let depth = 0;
  let position = 0;
  while (position < json.length) {
    const character = json[position];
    if (character === '"') {
      const end = endOfString(json, position);
      if (depth === 1 && /^\s*:/.test(json.slice(end, end + 16))) {
        const name = nameAt(json.slice(position, end));
        if (seen.has(name)) repeated.add(name);
        seen.add(name);
      }
      position = end;
      continue;
    }
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    position += 1;
  }
  return [...repeated];
}

/** The position after the closing quote of the string that starts at `start`. */
function endOfString(json: string, start: number): number {
  let position = start + 1;
  while (position < json.length && json[position] !== '"') position += json[position] === '\\' ? 2 : 1;
  return position + 1;
}

function nameAt(quoted: string): string {
  try {
    const name: unknown = JSON.parse(quoted);
    return typeof name === 'string' ? name : quoted;
  } catch {
    return quoted;
  }
}
