/**
 * Waits for a dynamic import. If the chunk fails to load the promise never settles: the page is reloading or shows the
 * failure page by then, and nothing may render over it.
 */
export async function whenLoaded<Module>(loading: Promise<Module | undefined>): Promise<Module> {
  const module = await loading;
  return module ?? new Promise<Module>(() => undefined);
}
