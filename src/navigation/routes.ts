/** The pages, as patterns of the hash route. Links, redirects and tests all build from here. */
export const ROUTES = {
  home: '/',
  incidents: '/incidents',
  incident: '/incidents/:tenantId/:incidentId',
  token: '/token',
  setup: '/setup',
} as const;

/** The queue, with its view when one is given (the search part without `?`). */
export function incidentsPath(search = ''): string {
  return search === '' ? ROUTES.incidents : `${ROUTES.incidents}?${search}`;
}

/** One incident's page. */
export function incidentPath(tenantId: string, incidentId: string): string {
  return `${ROUTES.incidents}/${addressPart(tenantId)}/${addressPart(incidentId)}`;
}

/** Half of a pair, which no address can carry, becomes the replacement character instead of an exception. */
function addressPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
