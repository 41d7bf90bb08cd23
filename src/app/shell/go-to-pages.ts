import { ROUTES } from '../../navigation/routes.ts';

/** The pages that the palette lists and that `g` plus a letter opens. */
export const GO_TO_PAGES = [
  { key: 'i', name: 'Incidents', path: ROUTES.incidents, icon: 'incident' },
  { key: 't', name: 'Token', path: ROUTES.token, icon: 'token' },
  { key: 'c', name: 'Tenants', path: ROUTES.tenants, icon: 'tenants' },
  { key: 's', name: 'Setup', path: ROUTES.setup, icon: 'setup' },
] as const;
