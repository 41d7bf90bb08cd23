/** A place in a JSON value: names and positions from the top. */
export type JsonMatch = { readonly path: string; readonly text: string };

/** So many places are listed; more than a person reads. */
export const MOST_MATCHES = 200;

/**
 * Where a text stands in a value: in a member's name or in a text, number or word. Letter case does not count. Goes on
 * without recursion, so that no depth can end it. Gives at most 200 places, in the value's own order.
 */
export function findInJson(value: unknown, text: string): readonly JsonMatch[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const matches: JsonMatch[] = [];
  const left: { readonly path: string; readonly name: string; readonly value: unknown }[] = [
    { path: '$', name: '', value },
  ];
  while (left.length > 0 && matches.length < MOST_MATCHES) {
    const next = left.pop();
    if (next === undefined) break;
    const entries = jsonEntries(next.value);
    const shown = entries === null ? String(next.value) : entries.length === 0 ? '' : `${entries.length} inside`;
    const isHit =
      next.name.toLowerCase().includes(wanted) || (entries === null && shown.toLowerCase().includes(wanted));
    if (isHit) matches.push({ path: next.path, text: shown });
    for (const [name, inner] of entries?.toReversed() ?? []) {
      left.push({
        path: `${next.path}${pathPart(name, next.value)}`,
        name: Array.isArray(next.value) ? '' : name,
        value: inner,
      });
    }
  }
  return matches;
}

/** The members of an object or a list; `null` for anything that has none. */
export function jsonEntries(value: unknown): readonly (readonly [string, unknown])[] | null {
  return typeof value === 'object' && value !== null ? Object.entries(value) : null;
}

function pathPart(name: string, parent: unknown): string {
  if (Array.isArray(parent)) return `[${name}]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
