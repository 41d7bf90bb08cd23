import { APIS, isIncidentApi } from '../entra/apis.ts';
import { CLOUD_NEUTRAL_IDENTIFIERS } from '../entra/audiences.ts';
import { type Api, CLOUD_NAMES, CLOUDS, type Cloud } from '../entra/clouds.ts';
import { isGuid } from '../std/guid.ts';
import { nameAudience } from './name-audience.ts';

/** Requests the newest incident only, the smallest response that proves that a token works. */
const NEWEST_INCIDENT_QUERY = '?$top=1';

/** The URL that lists incidents with a token. */
export type IncidentListAddress = { readonly api: Api; readonly origin: string; readonly url: string };

/**
 * The URL that a token with these audiences may be sent to. It is on the host that the audience names, so that a forged or
 * wrong audience can't send the token elsewhere. If the audience names only the service, the host is that of `cloud`.
 * `null` if the audience isn't an incident API.
 */
export function incidentListAddress(audiences: readonly string[], cloud: Cloud): IncidentListAddress | null {
  const [aud] = audiences;
  // With several audiences, the intended one is ambiguous.
  if (aud === undefined || audiences.length > 1) return null;
  const api = nameAudience(aud)?.api;
  if (!isIncidentApi(api)) return null;
  const origin = originOf(aud, api, cloud);
  return origin === null ? null : { api, origin, url: `${origin}${APIS[api].listPath}${NEWEST_INCIDENT_QUERY}` };
}

function originOf(aud: string, api: Api, cloud: Cloud): string | null {
  const identifier = aud.toLowerCase().replace(/^spn:/, '').replace(/\/$/, '');
  const named = CLOUD_NAMES.map((name) => CLOUDS[name].apiOrigins[api]).find((origin) => origin === identifier);
  if (named !== undefined) return named;
  return isGuid(identifier) || CLOUD_NEUTRAL_IDENTIFIERS.includes(identifier) ? cloud.apiOrigins[api] : null;
}
