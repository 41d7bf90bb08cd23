/** Route patterns of all pages. Links, redirects and tests use these. */
export const ROUTES = {
  home: '/',
  incidents: '/incidents',
  incident: '/incidents/:tenantId/:incidentId',
  token: '/token',
  setup: '/setup',
  tenants: '/tenants',
  consent: '/consent',
} as const;

/** Fragments of a page's URL that show the queue: its own route, and the start page, which leads a signed-in user to it. */
export const QUEUE_FRAGMENT = /^(#\/?(incidents)?)?(\?|$)/;

/** Returns the route of the queue. `search` holds the view, without `?`. */
export function incidentsPath(search = ''): string {
  return search === '' ? ROUTES.incidents : `${ROUTES.incidents}?${search}`;
}

/** Returns the route of an incident's page. */
export function incidentPath(tenantId: string, incidentId: string): string {
  return `${ROUTES.incidents}/${encodeSegment(tenantId)}/${encodeSegment(incidentId)}`;
}

/** Encodes a path segment. Replaces lone surrogates, for which `encodeURIComponent` would throw. */
function encodeSegment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
