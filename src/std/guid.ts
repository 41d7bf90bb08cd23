const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text is a GUID in the 8-4-4-4-12 form, without braces. Ignores version and variant bits. */
export function isGuid(value: string): boolean {
  return GUID.test(value);
}
