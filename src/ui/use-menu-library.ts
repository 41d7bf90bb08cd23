import type { Menu as BaseMenu } from '@base-ui/react/menu';
import { createContext, use } from 'react';
import { createLazyModule } from './lazy-module.ts';

type MenuLibrary = typeof BaseMenu;

/**
 * What menus are made of. It weighs more than all buttons that open one and nobody's first look needs it, so it comes with
 * the first intent.
 */
export const MENU_LIBRARY = createLazyModule<MenuLibrary>(() =>
  import('@base-ui/react/menu').then((module: { Menu: MenuLibrary } | undefined) => module?.Menu),
);

/** The library, for the parts of a menu that is open. */
export const MenuLibraryContext = createContext<MenuLibrary | null>(null);

/** What the parts of a menu are made of. Throws outside of a `Menu`. */
export function useMenuLibrary(): MenuLibrary {
  const library = use(MenuLibraryContext);
  if (library === null) throw new Error('a part of a menu stands outside of a menu');
  return library;
}
