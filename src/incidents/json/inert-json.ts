/** What would hide or reorder text; line breaks between the members are JSON's own. */
const HIDDEN = /[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}\u007f-\u009f]/gu;

/**
 * JSON for people and for parsers alike: indented, and every invisible character as a `\u` escape, so that the text reads
 * as it is and still parses to the same value.
 * @see RFC 8259 §7
 */
export function inertJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(HIDDEN, (character) =>
    [...character]
      .flatMap((point) => Array.from({ length: point.length }, (_, index) => point.charCodeAt(index)))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
