import { incidentsPath, ROUTES } from '../../navigation/routes.ts';

/** The pages that the palette lists and that `g` plus a letter opens. */
export const GO_TO_PAGES = [
  { key: 'i', name: 'Incidents', path: ROUTES.incidents, icon: 'incident' },
  { key: 't', name: 'Token', path: ROUTES.token, icon: 'token' },
  { key: 'c', name: 'Tenants', path: ROUTES.tenants, icon: 'tenants' },
  { key: 's', name: 'Setup', path: ROUTES.setup, icon: 'setup' },
] as const;

/** The same pages with their paths in this tab: the queue keeps its last view. */
export function goToPages(lastQueueView: string) {
  return GO_TO_PAGES.map((page) =>
    page.path === ROUTES.incidents ? { ...page, path: incidentsPath(lastQueueView) } : page,
  );
}
