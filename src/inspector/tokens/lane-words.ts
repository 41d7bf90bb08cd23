import type { EpochMs } from '../../std/time.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import type { TenantNames } from './tenant-names.ts';
import type { TokenLane } from './token-lanes.ts';

const CONTEXTS = {
  'user-access': 'user context',
  'application-access': 'application',
  id: 'who signed in',
  unknown: 'context unknown',
} as const;

/** A lane by its tenant: that it was asked for, else the one its claims name. `tid` may be forged and hold anything. */
export function laneName(lane: TokenLane, pastedCount: number, tenants: TenantNames): string {
  if (lane.expectedTenantId !== null) return tenants.nameOf(lane.expectedTenantId);
  if (pastedCount === 1) return 'Pasted just now';
  const tenantId = lane.decoded.ok ? lane.decoded.value.claims.get('tid') : null;
  const place = `Pasted, ${lane.place + 1} of ${pastedCount}`;
  return typeof tenantId === 'string' && tenants.isKnown(tenantId) ? `${tenants.nameOf(tenantId)}: ${place}` : place;
}

/** `Defender XDR, user context`: what a token is for, and who stands behind it. */
export function laneContext(lane: TokenLane, now: EpochMs): string {
  if (!lane.decoded.ok) return 'Cannot be read';
  const { kind, audience } = inspectToken(lane.decoded.value, { now });
  return `${kind === 'id' ? 'Id token' : (audience?.displayName ?? 'Another API')}, ${CONTEXTS[kind]}`;
}
