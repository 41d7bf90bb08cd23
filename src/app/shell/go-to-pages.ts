import { ROUTES } from '../../navigation/routes.ts';

/** The pages that the palette lists and that `g` plus a letter opens. */
export const GO_TO_PAGES: readonly { readonly key: string; readonly name: string; readonly path: string }[] = [
  { key: 'i', name: 'Incidents', path: ROUTES.incidents },
  { key: 't', name: 'Token', path: ROUTES.token },
  { key: 's', name: 'Setup', path: ROUTES.setup },
];
