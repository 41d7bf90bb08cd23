import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { whenLoaded } from './when-loaded.ts';

/** Creates a component whose code is in a chunk of its own and loads on the first render. */
export function lazyPage<Module, Props extends object>(
  load: () => Promise<Module | undefined>,
  componentOf: (module: Module) => ComponentType<Props>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: componentOf(await whenLoaded(load)) }));
}
