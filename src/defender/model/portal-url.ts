import type { Incident } from './incident.ts';

/**
 * The link if it leads to the portal: https, exactly that origin, no user info. Otherwise `null`, and it must be shown as
 * plain text. Never throws.
 */
export function safePortalUrl(url: string | null, portalOrigin: string): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  const isPortal =
    parsed.protocol === 'https:' && parsed.origin === portalOrigin && parsed.username === '' && parsed.password === '';
  return isPortal ? parsed.href : null;
}

/**
 * The incident's page in the portal: the link from the API if it is safe, otherwise the documented form, because Defender
 * XDR sends none.
 * @see https://learn.microsoft.com/en-us/graph/api/resources/security-incident (incidentWebUrl)
 */
export function incidentPortalUrl(incident: Incident, portalOrigin: string): string {
  const built = `${portalOrigin}/incidents/${addressPart(incident.id)}?tid=${addressPart(incident.tenantId)}`;
  return safePortalUrl(incident.portalUrl, portalOrigin) ?? built;
}

/** Replaces lone surrogates, on which `encodeURIComponent` throws. */
function addressPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
