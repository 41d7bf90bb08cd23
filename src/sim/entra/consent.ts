import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import type { ConsentRule, ResourceName } from '../world/personas.ts';
import type { Prompt } from './authorize-request.ts';
import { grantedScopes, namedScopes, type Subject } from './directory.ts';
import type { LedgerState } from './ledger.ts';
import type { ScopeRequest } from './resources.ts';

/** A delegated permission on the consent page. */
export type MissingPermission = {
  readonly resource: ResourceName;
  readonly resourceDisplayName: string;
  readonly scope: string;
  readonly grantedBy: 'user' | 'administrator';
};

/**
 * The requested permissions without consent. `prompt=consent` asks again for granted ones that a user can grant.
 * `.default` asks only if nothing is granted for the resource.
 */
export function missingConsent(
  state: LedgerState,
  subject: Subject,
  application: RegisteredApplication,
  request: ScopeRequest,
  prompt: Prompt,
): readonly MissingPermission[] {
  return request.resources.flatMap((requested) => {
    const { resource } = requested;
    const granted = grantedScopes(state, subject, application, resource);
    const rule = subject.membership.missingConsent[resource.name];
    const scopes = namedScopes(requested, application);
    const missing = requested.isDefault && granted.length > 0 ? [] : scopes.filter((scope) => !granted.includes(scope));
    const again =
      prompt === 'consent'
        ? scopes.filter((scope) => granted.includes(scope) && grantorOf(scope, rule) === 'user')
        : [];
    return [...again, ...missing].map((scope) => ({
      resource: resource.name,
      resourceDisplayName: resource.displayName,
      scope,
      grantedBy: grantorOf(scope, rule),
    }));
  });
}

function grantorOf(scope: string, rule: ConsentRule): MissingPermission['grantedBy'] {
  if (rule === 'user-to-read') return scope.includes('ReadWrite') ? 'administrator' : 'user';
  return rule;
}

/** Records the user's consent for this application and tenant. */
export function recordConsent(
  state: LedgerState,
  subject: Subject,
  application: RegisteredApplication,
  permissions: readonly MissingPermission[],
): void {
  for (const resource of ['defender-xdr', 'graph'] as const) {
    const scopes = permissions.filter((permission) => permission.resource === resource).map(({ scope }) => scope);
    if (scopes.length === 0) continue;
    state.consents.push({
      clientId: application.clientId,
      personaId: subject.persona.id,
      tenantId: subject.tenant.tenantId,
      resource,
      scopes,
    });
  }
}
