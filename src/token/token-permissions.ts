import type { ApiId } from '../entra/audiences.ts';
import { PERMISSIONS, type Permission } from '../entra/permissions.ts';

/** What is known about one value of `scp` or `roles`; `null` where the permission is not described here. */
export function describePermission(name: string, kind: Permission['kind'], api: ApiId | null): Permission | null {
  const sameName = PERMISSIONS.filter((permission) => permission.name === name && permission.kind === kind);
  return sameName.find((permission) => permission.api === api) ?? (api === null ? (sameName[0] ?? null) : null);
}

/**
 * A permission among those held that somebody took for the one needed: another case, a plural, the application's name
 * in a delegated token or the other way round, Graph's name on Defender XDR. `null` where there is none.
 */
export function nearMiss(needed: string, held: readonly string[]): string | null {
  return held.find((name) => name !== needed && withoutVariations(name) === withoutVariations(needed)) ?? null;
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
