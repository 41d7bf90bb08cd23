import type { ResourceName } from '../world/personas.ts';

/** A protected resource (API) in the simulated directory. */
export type Resource = {
  readonly name: ResourceName;
  readonly appId: string;
  readonly displayName: string;
  /** Identifier URIs, without a trailing slash. */
  readonly identifiers: readonly string[];
  /** The delegated permissions that the simulator supports. */
  readonly scopes: readonly string[];
  /** The application permissions that the simulator supports. */
  readonly appRoles: readonly string[];
};

/** @see https://learn.microsoft.com/en-us/defender-xdr/api-create-app-user-context ("Microsoft Threat Protection") */
export const DEFENDER_XDR: Resource = {
  name: 'defender-xdr',
  appId: '8ee8fdad-f234-4243-8f3b-15c294843740',
  displayName: 'Microsoft Threat Protection',
  identifiers: [
    'https://api.security.microsoft.com',
    'https://api-gcc.security.microsoft.us',
    'https://api-gov.security.microsoft.us',
    'https://security.microsoft.com/mtp',
  ],
  scopes: ['Incident.Read', 'Incident.ReadWrite', 'AdvancedHunting.Read', 'CustomDetections.ReadWrite'],
  appRoles: [
    'Incident.Read.All',
    'Incident.ReadWrite.All',
    'AdvancedHunting.Read.All',
    'CustomDetections.ReadWrite.All',
  ],
};

/** @see https://learn.microsoft.com/en-us/graph/permissions-reference */
export const GRAPH: Resource = {
  name: 'graph',
  appId: '00000003-0000-0000-c000-000000000000',
  displayName: 'Microsoft Graph',
  identifiers: ['https://graph.microsoft.com', 'https://graph.microsoft.us', 'https://dod-graph.microsoft.us'],
  scopes: [
    'User.Read',
    'SecurityIncident.Read.All',
    'SecurityIncident.ReadWrite.All',
    'SecurityAlert.Read.All',
    'ThreatHunting.Read.All',
  ],
  appRoles: [
    'SecurityIncident.Read.All',
    'SecurityIncident.ReadWrite.All',
    'SecurityAlert.Read.All',
    'ThreatHunting.Read.All',
  ],
};

const RESOURCES: readonly Resource[] = [DEFENDER_XDR, GRAPH];

/** The part of a `scope` parameter that is for one resource. */
export type ResourceRequest = {
  readonly resource: Resource;
  /** The identifier as written in the request. It becomes the token's `aud`. */
  readonly audience: string;
  readonly scopes: readonly string[];
  /** `<resource>/.default`: all permissions that are already granted. */
  readonly isDefault: boolean;
};

export type ScopeRequest = {
  /** `openid`, `profile`, `email` and `offline_access`, in the order of the request. */
  readonly openId: readonly string[];
  readonly resources: readonly ResourceRequest[];
};

type ScopeProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown-resource'; readonly identifier: string }
  | { readonly kind: 'unknown-scope'; readonly scope: string; readonly resource: Resource }
  | { readonly kind: 'default-mixed'; readonly scope: string };

const OPENID_SCOPES = ['openid', 'profile', 'email', 'offline_access'];

function findResource(identifier: string): Resource | null {
  const normalized = identifier.replace(/\/$/, '').toLowerCase();
  return (
    RESOURCES.find((resource) => resource.appId === normalized || resource.identifiers.includes(normalized)) ?? null
  );
}

/** Splits `https://host/Name` at the last slash. A name without a resource belongs to Graph. */
function splitScope(scope: string): { readonly identifier: string; readonly name: string } {
  const slash = scope.lastIndexOf('/');
  if (slash < 0) return { identifier: GRAPH.appId, name: scope };
  return { identifier: scope.slice(0, slash), name: scope.slice(slash + 1) };
}

/**
 * Parses a `scope` parameter. Scopes match in any case and are returned in the resource's spelling.
 * @see https://learn.microsoft.com/entra/identity-platform/scopes-oidc
 */
export function parseScopes(
  text: string,
): { readonly ok: true; readonly value: ScopeRequest } | { readonly ok: false; readonly problem: ScopeProblem } {
  const openId: string[] = [];
  const byAudience = new Map<Resource, { audience: string; scopes: string[]; isDefault: boolean }>();
  const names = text.split(' ').filter((name) => name !== '');
  if (names.length === 0) return { ok: false, problem: { kind: 'empty' } };
  for (const fullName of names) {
    if (OPENID_SCOPES.includes(fullName.toLowerCase())) {
      openId.push(fullName.toLowerCase());
      continue;
    }
    const { identifier, name } = splitScope(fullName);
    const resource = findResource(identifier);
    if (resource === null) return { ok: false, problem: { kind: 'unknown-resource', identifier } };
    const entry = byAudience.get(resource) ?? { audience: identifier, scopes: [], isDefault: false };
    byAudience.set(resource, entry);
    if (name === '.default') entry.isDefault = true;
    else {
      const known = resource.scopes.find((scope) => scope.toLowerCase() === name.toLowerCase());
      if (known === undefined) return { ok: false, problem: { kind: 'unknown-scope', scope: name, resource } };
      if (!entry.scopes.includes(known)) entry.scopes.push(known);
    }
    if (entry.isDefault && entry.scopes.length > 0)
      return { ok: false, problem: { kind: 'default-mixed', scope: fullName } };
  }
  const resources = [...byAudience].map(([resource, entry]) => ({ resource, ...entry }));
  return { ok: true, value: { openId, resources } };
}
