import type { Incident } from './incident.ts';

/**
 * The link when it leads to the portal: https, exactly that origin, no user info. `null` otherwise, and then it must
 * be shown as text only. Never throws.
 */
export function safePortalUrl(url: string | null, portalOrigin: string): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  const isPortal =
    parsed.protocol === 'https:' && parsed.origin === portalOrigin && parsed.username === '' && parsed.password === '';
  return isPortal ? parsed.href : null;
}

/**
 * Where the portal shows the incident: the link the API sent when it is safe, else the documented form, since
 * Defender XDR sends none.
 * @see https://learn.microsoft.com/en-us/graph/api/resources/security-incident (incidentWebUrl)
 */
export function incidentPortalUrl(incident: Incident, portalOrigin: string): string {
  const built = `${portalOrigin}/incidents/${addressPart(incident.id)}?tid=${addressPart(incident.tenantId)}`;
  return safePortalUrl(incident.portalUrl, portalOrigin) ?? built;
}

/** Half of a pair, which no address can carry, becomes the replacement character instead of an exception. */
function addressPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
