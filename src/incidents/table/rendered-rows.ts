/** A row in the document. */
export type RenderedRow = {
  readonly key: string;
  /** Identifies the row's element. */
  readonly slot: number;
  /** Whether the row shows only its severity, name and status. */
  readonly isBrief: boolean;
};

/** How many brief rows are completed at once: few enough for one frame. */
const COMPLETED_AT_ONCE = 8;

/**
 * Decides which element each row gets, and which rows are brief. A row keeps its element. A new row takes the element of
 * a row that has gone, if no other element has to move for that: changing the texts of an element takes less time than
 * replacing it. While the list moves fast, new rows are brief; otherwise brief rows are completed from the top.
 */
export function nextRenderedRows(
  before: readonly RenderedRow[],
  keys: readonly string[],
  options: {
    /** The row that may have the focus. No other row may take its element. */
    readonly focusedKey: string;
    readonly isFast: boolean;
  },
): readonly RenderedRow[] {
  const { focusedKey, isFast } = options;
  const wanted = new Set(keys);
  const places = new Map(before.map(({ key }, index) => [key, index]));
  let lastSlot = before.reduce((last, { slot }) => Math.max(last, slot), -1);
  let place = 0;
  let briefLeft = isFast ? 0 : COMPLETED_AT_ONCE;

  /** The next element before that of the next remaining row, if its row has gone. */
  const freeSlot = (): number | null => {
    for (let free = before[place]; free !== undefined && !wanted.has(free.key); free = before[place]) {
      place += 1;
      if (free.key !== focusedKey) return free.slot;
    }
    return null;
  };
  return keys.map((key) => {
    const known = before[places.get(key) ?? -1];
    if (known === undefined) {
      const free = freeSlot();
      if (free === null) lastSlot += 1;
      return { key, slot: free ?? lastSlot, isBrief: isFast };
    }
    place = Math.max(place, (places.get(key) ?? -1) + 1);
    if (!known.isBrief || briefLeft === 0) return known;
    briefLeft -= 1;
    return { ...known, isBrief: false };
  });
}
