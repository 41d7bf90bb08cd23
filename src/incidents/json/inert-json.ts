import { limitDepth } from './limit-depth.ts';

/** Characters that hide or reorder text. Line breaks are allowed: they separate the members of the JSON. */
const HIDDEN = /[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}\u007f-\u009f]/gu;

/**
 * Formats a value as indented JSON with every invisible character as a `\u` escape, so that nothing is hidden and the text
 * still parses to the same value, except for values that are nested too deeply.
 * @see RFC 8259 §7
 */
export function inertJson(value: unknown): string {
  return JSON.stringify(limitDepth(value).value, null, 2).replace(HIDDEN, (character) =>
    [...character]
      .flatMap((point) => Array.from({ length: point.length }, (_, index) => point.charCodeAt(index)))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
