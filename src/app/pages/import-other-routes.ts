/** Loads the routes that a signed-in user's queue needs none of. */
export function importOtherRoutes(): Promise<typeof import('./other-routes.ts') | undefined> {
  return import('./other-routes.ts');
}
