import { APIS, type IncidentOperation, isIncidentApi, type JudgedApi } from '../entra/apis.ts';
import { AUDIENCES } from '../entra/audiences.ts';
import { type Cloud, resourceOf } from '../entra/clouds.ts';
import { PERMISSIONS } from '../entra/permissions.ts';
import type { InspectedToken } from './inspect-token.ts';
import type { Verdict } from './verdicts.ts';

/** How to come by a token that would do. */
export type Cure = {
  readonly operation: IncidentOperation;
  readonly api: JudgedApi;
  readonly context: 'user' | 'application';
  /** What to add to the app registration. */
  readonly permission: {
    readonly name: string;
    readonly displayName: string | null;
    /** The API's name in the list of Entra, which is not always the one people know. */
    readonly listedUnder: string;
  };
  /** The identifier of the API, to which scopes are added. */
  readonly resource: string;
  /** What to ask for: a person's client names the one permission, an application takes all it was granted. */
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

/** The way to a token for which the verdict would be yes; `null` where another token is not the answer. */
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
