import { APIS, isIncidentApi } from '../entra/apis.ts';
import { CLOUD_NEUTRAL_IDENTIFIERS } from '../entra/audiences.ts';
import { type Api, CLOUD_NAMES, CLOUDS, type Cloud } from '../entra/clouds.ts';
import { isGuid } from '../std/guid.ts';
import { nameAudience } from './name-audience.ts';

/** Limits a list to its newest incident: the smallest response that proves a token. */
const NEWEST_INCIDENT_QUERY = '?$top=1';

/** The one address that lists incidents for a token's audience. */
export type IncidentListAddress = { readonly api: Api; readonly origin: string; readonly url: string };

/**
 * Where a token of these audiences may be sent to list incidents: to the host its audience names and to no other, so
 * that a forged or mistaken audience takes it nowhere. Where the audience names the service and no host, the service's
 * host in `cloud` is meant. `null` where the audience opens no incidents.
 */
export function incidentListAddress(audiences: readonly string[], cloud: Cloud): IncidentListAddress | null {
  const [aud] = audiences;
  // More than one audience leaves it open which of them is meant.
  if (aud === undefined || audiences.length > 1) return null;
  const api = nameAudience(aud)?.api;
  if (!isIncidentApi(api)) return null;
  const origin = originOf(aud, api, cloud);
  return origin === null ? null : { api, origin, url: `${origin}${APIS[api].listPath}${NEWEST_INCIDENT_QUERY}` };
}

function originOf(aud: string, api: Api, cloud: Cloud): string | null {
  const identifier = aud.toLowerCase().replace(/^spn:/, '').replace(/\/$/, '');
  const own = CLOUD_NAMES.map((name) => CLOUDS[name].apiOrigins[api]).find((origin) => origin === identifier);
  if (own !== undefined) return own;
  return isGuid(identifier) || CLOUD_NEUTRAL_IDENTIFIERS.includes(identifier) ? cloud.apiOrigins[api] : null;
}
