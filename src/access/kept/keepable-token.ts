import type { Api, Cloud } from '../../entra/clouds.ts';
import { type AccessContextId, accessContextId, type ContextKind } from '../../http/access-context-id.ts';
import { isGuid } from '../../std/guid.ts';
import { failed, ok, type Result } from '../../std/result.ts';
import type { EpochMs } from '../../std/time.ts';
import { incidentListAddress } from '../../token/incident-list-address.ts';
import type { InspectedToken } from '../../token/inspect-token.ts';
import { decidingVerdict } from '../../token/verdicts.ts';

/** What the claims of a token say about the access it gives. Not verified: only the API's response is proof. */
export type KeepableToken = {
  readonly id: AccessContextId;
  readonly kind: ContextKind;
  readonly tenantId: string;
  readonly clientId: string;
  readonly api: Api;
  /** The user that a delegated token names; `null` for an application. */
  readonly username: string | null;
  /** Delegated permissions or application permissions, by kind. */
  readonly permissions: readonly string[];
  readonly expiresAt: EpochMs;
};

/**
 * Why a token cannot be kept. `verdict`: it cannot read incidents, and its verdict says why. `other-cloud`: its audience is
 * in another national cloud. The others name a claim that is missing or malformed: without a tenant or an application it
 * has no identity, and without an expiry it could not be wiped in time.
 */
export type KeepRefusal = 'verdict' | 'other-cloud' | 'no-tenant' | 'no-application' | 'no-expiry';

/** Reads whose access a token gives to which API of `cloud`, or why it cannot be kept. */
export function readKeepableToken(inspected: InspectedToken, cloud: Cloud): Result<KeepableToken, KeepRefusal> {
  const { claims, kind: tokenKind, lifetime } = inspected;
  const address = incidentListAddress(claims.audiences, cloud);
  const verdict = decidingVerdict(inspected);
  if (verdict.answer === 'no' || address === null || tokenKind === 'id') return failed('verdict');
  if (address.origin !== cloud.apiOrigins[address.api]) return failed('other-cloud');
  const { tenantId, clientId } = claims;
  if (tenantId === null || !isGuid(tenantId)) return failed('no-tenant');
  if (clientId === null || !isGuid(clientId)) return failed('no-application');
  if (lifetime.expiresAt === null) return failed('no-expiry');
  const kind = tokenKind === 'user-access' ? 'user' : 'application';
  const { api } = address;
  return ok({
    id: idOf({ kind, tenantId, clientId, api, objectId: claims.objectId ?? claims.subject }),
    kind,
    tenantId: tenantId.toLowerCase(),
    clientId: clientId.toLowerCase(),
    api,
    username: kind === 'user' ? claims.username : null,
    permissions: (kind === 'user' ? claims.scopes : claims.appRoles) ?? [],
    expiresAt: lifetime.expiresAt,
  });
}

function idOf(parts: {
  readonly kind: ContextKind;
  readonly tenantId: string;
  readonly clientId: string;
  readonly api: Api;
  readonly objectId: string | null;
}): AccessContextId {
  const { kind, objectId, ...rest } = parts;
  // The prefix keeps the rows of a kept token apart from those of the session, even for the same user.
  return kind === 'user'
    ? accessContextId({ ...rest, kind, accountId: `kept ${objectId ?? ''}` })
    : accessContextId({ ...rest, kind });
}
