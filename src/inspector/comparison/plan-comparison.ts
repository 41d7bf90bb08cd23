import { type PastedToken, readPasted } from '../input/read-pasted.ts';
import { isReadable, type ReadableEntry, type TokenEntry } from '../tokens/token-entries.ts';

/** The result of clicking `Compare`: the pasted tokens to keep, and the keys of the two entries if there are two. */
export type ComparisonPlan = {
  readonly pasted: readonly PastedToken[];
  readonly compared: readonly [first: string, second: string] | null;
};

/**
 * Chooses the tokens to compare: two tokens in the text box, or the one in the box and the inspected one, or for an empty
 * box the inspected one and another entry. The inspected token comes first, because it was there first.
 */
export function planComparison(
  text: string,
  pasted: readonly PastedToken[],
  entries: readonly TokenEntry[],
  inspected: TokenEntry | null,
): ComparisonPlan {
  const readable = entries.filter(isReadable);
  const earlier = readable.find((entry) => entry.key === inspected?.key) ?? readable[0] ?? null;
  if (text.trim() === '') return { pasted, compared: pairOf(earlier, readable, earlier?.compact ?? '') };
  const found = readPasted(text);
  const indexes = found.flatMap(({ compact }, index) => (compact === null ? [] : [index]));
  const [first, second] = indexes;
  if (first !== undefined && second !== undefined) {
    return { pasted: found, compared: [`pasted ${first}`, `pasted ${second}`] };
  }
  const token = first === undefined ? undefined : found[first];
  if (token === undefined || token.compact === null) return { pasted: found, compared: null };
  const { compact } = token;
  const isKnown = pasted.some((known) => known.compact === compact);
  const kept = isKnown ? pasted : [...pasted, token];
  const key = `pasted ${isKnown ? pasted.findIndex((known) => known.compact === compact) : kept.length - 1}`;
  const other = earlier?.compact === compact ? readable.find((entry) => entry.compact !== compact) : earlier;
  return other == null ? { pasted: found, compared: null } : { pasted: kept, compared: [other.key, key] };
}

function pairOf(first: ReadableEntry | null, entries: readonly ReadableEntry[], compact: string) {
  const second = entries.find((entry) => entry.compact !== compact);
  return first === null || second === undefined ? null : ([first.key, second.key] as const);
}
