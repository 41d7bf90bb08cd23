/**
 * The deepest nesting that copies and exports contain. Both APIs nest fewer than ten levels. `JSON.stringify` overflows the
 * stack at a few thousand levels, and common readers refuse a file at 256 (jq 1.6) or 1,000 (Python).
 */
export const MAX_JSON_LEVELS = 200;

/** Replaces the values below the deepest level in copies and exports. */
const OMITTED = `[omitted: nested more than ${MAX_JSON_LEVELS} levels deep]`;

/**
 * Replaces every object and array below the deepest level by a text. Returns the same value if nothing is that deep. Never
 * overflows the stack, however deep the value is.
 */
export function limitDepth(value: unknown): { readonly value: unknown; readonly isLimited: boolean } {
  return isDeeperThan(value, MAX_JSON_LEVELS)
    ? { value: copyLevels(value, MAX_JSON_LEVELS), isLimited: true }
    : { value, isLimited: false };
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}

function copyLevels(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return OMITTED;
  if (Array.isArray(value)) return value.map((inner) => copyLevels(inner, levels - 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copyLevels(inner, levels - 1)]));
}
