import type { EpochMs } from '../../std/time.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { formatClock } from '../../ui/format-moment.ts';
import type { TenantNames } from './tenant-names.ts';
import type { TokenEntry } from './token-entries.ts';

const CONTEXT_LABELS = {
  'user-access': 'delegated access',
  'application-access': 'application access',
  unknown: 'unknown context',
} as const;

/** Names an entry by the tenant it was requested for, or by the tenant its claims name. `tid` may be forged. */
export function tokenEntryName(entry: TokenEntry, pastedCount: number, tenants: TenantNames): string {
  if (entry.expectedTenantId !== null) return tenants.nameOf(entry.expectedTenantId);
  const time = entry.pastedAt === null ? '' : `, ${formatClock(entry.pastedAt)}`;
  if (pastedCount === 1) return `Pasted token${time}`;
  const tenantId = entry.decoded.ok ? entry.decoded.value.claims.get('tid') : null;
  const position = `Pasted token ${entry.index + 1} of ${pastedCount}${time}`;
  return typeof tenantId === 'string' && tenants.isKnown(tenantId)
    ? `${tenants.nameOf(tenantId)}: ${position}`
    : position;
}

/** The API and the context of a token: `Defender XDR · delegated access`. */
export function tokenEntryContext(entry: TokenEntry, now: EpochMs): string {
  if (!entry.decoded.ok) return 'Unreadable';
  const { kind, audience } = inspectToken(entry.decoded.value, { now });
  return kind === 'id' ? 'ID token' : `${audience?.displayName ?? 'Another API'} · ${CONTEXT_LABELS[kind]}`;
}
