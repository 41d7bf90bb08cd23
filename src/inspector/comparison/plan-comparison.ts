import type { EpochMs } from '../../std/time.ts';
import { addPasted, type PastedToken, readPasted } from '../input/read-pasted.ts';
import { isReadable, type ReadableEntry, type TokenEntry } from '../tokens/token-entries.ts';

/** The result of clicking `Compare`: the pasted tokens to keep, and the keys of the two entries if there are two. */
export type ComparisonPlan = {
  readonly pasted: readonly PastedToken[];
  readonly compared: readonly [first: string, second: string] | null;
};

/**
 * Chooses the tokens to compare and keeps all pasted ones: two tokens in the text box, or the one in the box and the inspected one, or for an empty
 * box the inspected one and another entry, preferably the one pasted last. The inspected token comes first, because it was there first.
 */
export function planComparison(
  text: string,
  pasted: readonly PastedToken[],
  entries: readonly TokenEntry[],
  inspected: TokenEntry | null,
  now: EpochMs,
): ComparisonPlan {
  const readable = entries.filter(isReadable);
  const earlier = readable.find((entry) => entry.key === inspected?.key) ?? readable[0] ?? null;
  if (text.trim() === '') return { pasted, compared: pairOf(earlier, readable, earlier?.compact ?? '') };
  const added = addPasted(pasted, readPasted(text), now);
  const [first, second] = added.positions.filter((position) => (added.pasted[position]?.compact ?? null) !== null);
  if (first === undefined) return { pasted: added.pasted, compared: null };
  if (second !== undefined) return { pasted: added.pasted, compared: [`pasted ${first}`, `pasted ${second}`] };
  const compact = added.pasted[first]?.compact ?? '';
  const other = earlier?.compact === compact ? lastOther(readable, compact) : earlier;
  return { pasted: added.pasted, compared: other === null ? null : [keyIn(added.pasted, other), `pasted ${first}`] };
}

function pairOf(first: ReadableEntry | null, entries: readonly ReadableEntry[], compact: string) {
  const second = lastOther(entries, compact);
  return first === null || second === null ? null : ([first.key, second.key] as const);
}

/** The entry pasted last, else the session's first, other than the given token. */
function lastOther(entries: readonly ReadableEntry[], compact: string): ReadableEntry | null {
  const others = entries.filter((entry) => entry.compact !== compact);
  return others.findLast((entry) => entry.source === 'pasted') ?? others[0] ?? null;
}

/** The key of an entry after pasted tokens were added, which can move it. */
function keyIn(pasted: readonly PastedToken[], { key, source, compact }: ReadableEntry): string {
  return source !== 'pasted' ? key : `pasted ${pasted.findIndex((token) => token.compact === compact)}`;
}
