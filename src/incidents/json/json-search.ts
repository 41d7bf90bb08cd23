/** A match in a JSON value. `path` leads to it from the root, as in `$.alerts[0].title`. */
type JsonMatch = { readonly path: string; readonly text: string };

/** The maximum number of matches returned. */
export const MAX_MATCHES = 200;

/**
 * Finds a text in the property names and primitive values of a JSON value, ignoring case. Returns at most 200 matches in
 * document order. Iterative, so that deep nesting cannot overflow the stack.
 */
export function findInJson(value: unknown, text: string): readonly JsonMatch[] {
  const query = text.trim().toLowerCase();
  if (query === '') return [];
  const matches: JsonMatch[] = [];
  const stack: { readonly path: string; readonly name: string; readonly value: unknown }[] = [
    { path: '$', name: '', value },
  ];
  while (stack.length > 0 && matches.length < MAX_MATCHES) {
    const next = stack.pop();
    if (next === undefined) break;
    const entries = jsonEntries(next.value);
    const valueText =
      entries === null
        ? String(next.value)
        : entries.length === 0
          ? ''
          : entries.length === 1
            ? '1 item'
            : `${entries.length} items`;
    const isMatch =
      next.name.toLowerCase().includes(query) || (entries === null && valueText.toLowerCase().includes(query));
    if (isMatch) matches.push({ path: next.path, text: valueText });
    for (const [name, inner] of entries?.toReversed() ?? []) {
      stack.push({
        path: `${next.path}${pathSegment(name, next.value)}`,
        name: Array.isArray(next.value) ? '' : name,
        value: inner,
      });
    }
  }
  return matches;
}

/** Returns the members of an object or array, or `null` for a primitive value. */
export function jsonEntries(value: unknown): readonly (readonly [string, unknown])[] | null {
  return typeof value === 'object' && value !== null ? Object.entries(value) : null;
}

function pathSegment(name: string, parent: unknown): string {
  if (Array.isArray(parent)) return `[${name}]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
