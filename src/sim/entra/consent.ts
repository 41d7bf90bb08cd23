import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import type { ResourceName } from '../world/personas.ts';
import { grantedScopes, type Subject, wantedScopes } from './directory.ts';
import type { LedgerPages } from './ledger.ts';
import type { ScopeRequest } from './resources.ts';

/** One delegated permission on the consent page. */
export type WantedPermission = {
  readonly resource: ResourceName;
  readonly resourceDisplayName: string;
  readonly scope: string;
  readonly grantedBy: 'user' | 'administrator';
};

/**
 * What is asked for and not granted yet; with `everything`, what is granted already is asked again, as `prompt=consent`
 * does, unless only an administrator could have granted it. `.default` asks only where nothing at all is granted.
 */
export function missingConsent(
  pages: LedgerPages,
  subject: Subject,
  application: RegisteredApplication,
  request: ScopeRequest,
  everything: boolean,
): readonly WantedPermission[] {
  return request.resources.flatMap((asked) => {
    const { resource } = asked;
    const granted = grantedScopes(pages, subject, application, resource);
    const grantedBy = subject.membership.missingConsent[resource.name];
    const wanted = wantedScopes(asked, application);
    const lacking = asked.isDefault && granted.length > 0 ? [] : wanted.filter((scope) => !granted.includes(scope));
    const again = everything && grantedBy === 'user' ? wanted.filter((scope) => granted.includes(scope)) : [];
    return [...again, ...lacking].map((scope) => ({
      resource: resource.name,
      resourceDisplayName: resource.displayName,
      scope,
      grantedBy,
    }));
  });
}

/** Writes the person's yes down, for this application and tenant only. */
export function recordConsent(
  pages: LedgerPages,
  subject: Subject,
  application: RegisteredApplication,
  permissions: readonly WantedPermission[],
): void {
  for (const resource of ['defender-xdr', 'graph'] as const) {
    const scopes = permissions.filter((permission) => permission.resource === resource).map(({ scope }) => scope);
    if (scopes.length === 0) continue;
    pages.consents.push({
      clientId: application.clientId,
      personaId: subject.persona.id,
      tenantId: subject.tenant.tenantId,
      resource,
      scopes,
    });
  }
}
