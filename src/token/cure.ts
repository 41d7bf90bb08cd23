import { APIS, type IncidentOperation, isIncidentApi, type JudgedApi } from '../entra/apis.ts';
import { AUDIENCES } from '../entra/audiences.ts';
import { type Cloud, resourceOf } from '../entra/clouds.ts';
import { PERMISSIONS } from '../entra/permissions.ts';
import type { InspectedToken } from './inspect-token.ts';
import type { Verdict } from './verdicts.ts';

/** How to get a token that allows an operation. */
export type Cure = {
  readonly operation: IncidentOperation;
  readonly api: JudgedApi;
  readonly context: 'user' | 'application';
  /** The permission to add to the app registration. */
  readonly permission: {
    readonly name: string;
    readonly displayName: string | null;
    /** The API's name in Entra, which can differ from its usual name. */
    readonly listedUnder: string;
  };
  /** The identifier of the API, which is the start of its scopes. */
  readonly resource: string;
  /** The scope to request: one permission for a user, `.default` for an application. */
  readonly scope: string;
};

const CURABLE: readonly Verdict['reason']['code'][] = [
  'not-an-access-token',
  'audience',
  'tenant',
  'expired',
  'context',
  'permission',
];

/** The cure for a negative verdict; `null` if another token wouldn't help. */
export function cureFor(verdict: Verdict, inspected: InspectedToken, cloud: Cloud): Cure | null {
  const needed = APIS[verdict.api].permissions[verdict.operation];
  const audience = AUDIENCES.find(({ api }) => api === verdict.api);
  if (!CURABLE.includes(verdict.reason.code) || needed === undefined || audience === undefined) return null;
  const context = inspected.kind === 'application-access' ? 'application' : 'user';
  const kind = context === 'application' ? 'application' : 'delegated';
  const [name] = needed[kind];
  const known = PERMISSIONS.find((it) => it.api === verdict.api && it.kind === kind && it.name === name);
  const resource = isIncidentApi(verdict.api) ? resourceOf(cloud, verdict.api) : audience.identifiers[0];
  return {
    operation: verdict.operation,
    api: verdict.api,
    context,
    permission: { name, displayName: known?.displayName ?? null, listedUnder: audience.entraName },
    resource,
    scope: `${resource}/${context === 'application' ? '.default' : name}`,
  };
}
