import type { EpochMs } from '../../std/time.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import type { TenantNames } from './tenant-names.ts';
import type { TokenEntry } from './token-entries.ts';

const CONTEXTS = {
  'user-access': 'user context',
  'application-access': 'application',
  id: 'who signed in',
  unknown: 'context unknown',
} as const;

/** A entry by its tenant: that it was asked for, else the one its claims name. `tid` may be forged and hold anything. */
export function tokenEntryName(entry: TokenEntry, pastedCount: number, tenants: TenantNames): string {
  if (entry.expectedTenantId !== null) return tenants.nameOf(entry.expectedTenantId);
  if (pastedCount === 1) return 'Pasted just now';
  const tenantId = entry.decoded.ok ? entry.decoded.value.claims.get('tid') : null;
  const place = `Pasted, ${entry.place + 1} of ${pastedCount}`;
  return typeof tenantId === 'string' && tenants.isKnown(tenantId) ? `${tenants.nameOf(tenantId)}: ${place}` : place;
}

/** `Defender XDR, user context`: what a token is for, and who stands behind it. */
export function tokenEntryContext(entry: TokenEntry, now: EpochMs): string {
  if (!entry.decoded.ok) return 'Cannot be read';
  const { kind, audience } = inspectToken(entry.decoded.value, { now });
  return `${kind === 'id' ? 'Id token' : (audience?.displayName ?? 'Another API')}, ${CONTEXTS[kind]}`;
}
