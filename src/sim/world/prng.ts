/** A deterministic stream of numbers. Not suitable for secrets. */
export type Prng = {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** An integer, both ends included. */
  between(least: number, greatest: number): number;
  pick<const Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number];
  chance(probability: number): boolean;
};

/** Creates a stream. The same seed gives the same stream (mulberry32). */
export function createPrng(seed: number): Prng {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (least, greatest) => least + Math.floor(next() * (greatest - least + 1)),
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    chance: (probability) => next() < probability,
  };
}

/** Hashes texts and numbers into one seed (FNV-1a). */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('\u001f')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

/** Lower-case hexadecimal digits, always the same for the same name. */
export function hexFor(name: string, digits: number): string {
  const stream = createPrng(seedOf('hex', name));
  let hex = '';
  while (hex.length < digits)
    hex += Math.floor(stream.next() * 0x10000)
      .toString(16)
      .padStart(4, '0');
  return hex.slice(0, digits);
}

/** A GUID in version 4 format, always the same for the same name. */
export function guidFor(name: string): string {
  const hex = hexFor(`guid ${name}`, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
