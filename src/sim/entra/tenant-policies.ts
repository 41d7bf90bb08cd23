import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import type { SimulatedTenant } from '../world/tenants.ts';
import { hasServicePrincipal, type Subject } from './directory.ts';
import type { LedgerState } from './ledger.ts';
import type { Refusal } from './refusal.ts';
import { DEFENDER_XDR, type ScopeRequest } from './resources.ts';
import {
  blockedByInboundPolicy,
  blockedByOutboundPolicy,
  delegatedAdminAtRisk,
  notAuthorizedForDelegatedAdmins,
  serviceNotSubscribed,
} from './tenant-refusals.ts';

/** A refusal because of the tenant's state. Entra shows it on its own page or returns it to the application. */
type Blocked = { readonly refusal: Refusal; readonly reportTo: 'user' | 'application' };

/**
 * Checks a user's request against the state of the tenant. Cross-tenant access settings and the rules for delegated
 * administrators do not apply to the tenant's own members.
 */
export function blockedByTenant(
  state: LedgerState,
  subject: Subject,
  application: RegisteredApplication,
  request: ScopeRequest,
): Blocked | null {
  const { tenant, membership } = subject;
  if (tenant.state === 'unlicensed' && request.resources.some(({ resource }) => resource === DEFENDER_XDR)) {
    return { refusal: serviceNotSubscribed(DEFENDER_XDR, tenant), reportTo: 'application' };
  }
  const refusal = membership.kind === 'member' ? null : refusalForPartner(state, tenant, application);
  return refusal === null ? null : { refusal, reportTo: 'user' };
}

function refusalForPartner(
  state: LedgerState,
  tenant: SimulatedTenant,
  application: RegisteredApplication,
): Refusal | null {
  switch (tenant.state) {
    case 'blocked-outbound':
      return blockedByOutboundPolicy(tenant);
    case 'blocked-inbound':
      return blockedByInboundPolicy(tenant);
    case 'risky-admin':
      return delegatedAdminAtRisk();
    case 'csp-unauthorised':
      return hasServicePrincipal(state, tenant, application)
        ? null
        : notAuthorizedForDelegatedAdmins(application, tenant);
    default:
      return null;
  }
}
