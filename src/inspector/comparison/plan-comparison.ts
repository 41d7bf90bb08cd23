import { type PastedToken, readPasted } from '../input/read-pasted.ts';
import { isReadable, type ReadableEntry, type TokenEntry } from '../tokens/token-entries.ts';

/** What pressing `Compare` leads to: what is kept of the pasted tokens, and the keys of the two entries, if there are two. */
export type ComparisonPlan = {
  readonly pasted: readonly PastedToken[];
  readonly compared: readonly [first: string, second: string] | null;
};

/**
 * Two tokens in the box are compared with each other, one with the token that is shown, and an empty box means the shown
 * one and another of the entries. What was shown comes first: it was there before.
 */
export function planComparison(
  text: string,
  pasted: readonly PastedToken[],
  entries: readonly TokenEntry[],
  shown: TokenEntry | null,
): ComparisonPlan {
  const readable = entries.filter(isReadable);
  const before = readable.find((entry) => entry.key === shown?.key) ?? readable[0] ?? null;
  if (text.trim() === '') return { pasted, compared: pairOf(before, readable, before?.compact ?? '') };
  const read = readPasted(text);
  const places = read.flatMap(({ compact }, place) => (compact === null ? [] : [place]));
  const [first, second] = places;
  if (first !== undefined && second !== undefined) {
    return { pasted: read, compared: [`pasted ${first}`, `pasted ${second}`] };
  }
  const token = first === undefined ? undefined : read[first];
  if (token === undefined || token.compact === null) return { pasted: read, compared: null };
  const { compact } = token;
  const isKnown = pasted.some((known) => known.compact === compact);
  const kept = isKnown ? pasted : [...pasted, token];
  const key = `pasted ${isKnown ? pasted.findIndex((known) => known.compact === compact) : kept.length - 1}`;
  const other = before?.compact === compact ? readable.find((entry) => entry.compact !== compact) : before;
  return other == null ? { pasted: read, compared: null } : { pasted: kept, compared: [other.key, key] };
}

function pairOf(first: ReadableEntry | null, entries: readonly ReadableEntry[], compact: string) {
  const second = entries.find((entry) => entry.compact !== compact);
  return first === null || second === undefined ? null : ([first.key, second.key] as const);
}
