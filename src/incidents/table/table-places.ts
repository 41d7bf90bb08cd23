/** Where the user was in the table: the row in the tab order and the scroll offset. */
export type TablePlace = { readonly activeKey: string; readonly scrollTop: number };

const MAX_ENTRIES = 50;
const places = new Map<string, TablePlace>();

/** Remembers the place for an entry of the session history, in memory only. Forgets the oldest of more than 50. */
export function rememberPlace(entry: string, place: TablePlace) {
  places.delete(entry);
  places.set(entry, place);
  const [oldest] = places.keys();
  if (places.size > MAX_ENTRIES && oldest !== undefined) places.delete(oldest);
}

/** The place to restore when Back or Forward returns to an entry; `null` for an entry that is new. */
export function placeOf(entry: string): TablePlace | null {
  return places.get(entry) ?? null;
}
