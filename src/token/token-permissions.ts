import type { ApiId } from '../entra/audiences.ts';
import { PERMISSIONS, type Permission } from '../entra/permissions.ts';

/** The description of a value of `scp` or `roles`; `null` if it is unknown. */
export function describePermission(name: string, kind: Permission['kind'], api: ApiId | null): Permission | null {
  const sameName = PERMISSIONS.filter((permission) => permission.name === name && permission.kind === kind);
  return sameName.find((permission) => permission.api === api) ?? (api === null ? (sameName[0] ?? null) : null);
}

/**
 * A permission of the token that resembles the needed one: different case, plural, application instead of delegated or the
 * reverse, or the name in the other API. `null` without one.
 */
export function nearMiss(needed: string, granted: readonly string[]): string | null {
  return granted.find((name) => name !== needed && withoutVariations(name) === withoutVariations(needed)) ?? null;
}

function withoutVariations(name: string): string {
  return name
    .toLowerCase()
    .replace(/^security(?=incident)/, '')
    .replace(/^incidents\./, 'incident.')
    .replace(/^advancedquery\./, 'advancedhunting.')
    .replace(/^threathunting\./, 'advancedhunting.')
    .replace(/\.all$/, '');
}
