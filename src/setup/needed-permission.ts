import { AUDIENCES } from '../entra/audiences.ts';
import type { Api } from '../entra/clouds.ts';
import { PERMISSIONS } from '../entra/permissions.ts';

/** The one permission that reading incidents takes, and where Entra lists it. */
export type NeededPermission = {
  readonly name: string;
  readonly displayName: string;
  readonly id: string;
  /** The name to look for, or to type, when choosing the API. */
  readonly listedUnder: string;
  readonly resourceId: string;
};

const NEEDED = {
  'defender-xdr': { family: 'defender-xdr', name: 'Incident.Read' },
  'graph-security': { family: 'graph', name: 'SecurityIncident.Read.All' },
} as const;

/** The delegated permission to register for reading incidents by `api`. */
export function neededPermission(api: Api): NeededPermission {
  const { family, name } = NEEDED[api];
  const permission = PERMISSIONS.find((it) => it.family === family && it.name === name && it.kind === 'delegated');
  const audience = AUDIENCES.find((it) => it.family === family);
  if (permission === undefined || audience === undefined) throw new Error(`The tables of entra miss ${name}`);
  return {
    name,
    displayName: permission.displayName,
    id: permission.id,
    listedUnder: audience.entraName,
    resourceId: audience.applicationId,
  };
}
