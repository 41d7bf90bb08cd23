import { ROUTES } from '../../navigation/routes.ts';

/** The pages that can be gone to from anywhere: by name in the palette, by `g` and their letter on the keyboard. */
export const GO_TO_PAGES: readonly { readonly key: string; readonly name: string; readonly path: string }[] = [
  { key: 'i', name: 'Incidents', path: ROUTES.incidents },
  { key: 't', name: 'Token', path: ROUTES.token },
  { key: 's', name: 'Setup', path: ROUTES.setup },
];
