import type { HeldToken } from '../../access/access-context.ts';
import type { EpochMs } from '../../std/time.ts';
import { decodeToken } from '../../token/decode-token.ts';
import { findingsOf } from '../../token/findings.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import type { AccountKind } from './tenant-access.ts';

/** What the session's tokens say about the account in each tenant. A tenant whose tokens say nothing is absent. */
export function accountKinds(tokens: readonly HeldToken[], now: EpochMs): ReadonlyMap<string, AccountKind> {
  const kinds = new Map<string, AccountKind>();
  for (const { tenantId, token } of tokens) {
    const decoded = decodeToken(token);
    if (!decoded.ok) continue;
    const inspected = inspectToken(decoded.value, { now });
    if (findingsOf(inspected).some(({ code }) => code === 'guest')) kinds.set(tenantId.toLowerCase(), 'guest');
    else if (inspected.claims.accountStatus === '0') kinds.set(tenantId.toLowerCase(), 'member');
  }
  return kinds;
}
