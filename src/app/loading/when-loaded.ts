/**
 * The module, once it is there. Where its file could not be loaded the promise stays open: by then the page is
 * reloading or shows the explanation, and nothing should be rendered over it.
 */
export async function whenLoaded<Module>(loading: Promise<Module | undefined>): Promise<Module> {
  const module = await loading;
  return module ?? new Promise<Module>(() => undefined);
}
