import type { Menu as BaseMenu } from '@base-ui/react/menu';
import { createContext, use } from 'react';
import { createLazyModule } from './lazy-module.ts';

type MenuLibrary = typeof BaseMenu;

/**
 * The menu components of Base UI. They are larger than all buttons that open a menu, so they load on the first hover, focus
 * or click of such a button.
 */
export const MENU_LIBRARY = createLazyModule<MenuLibrary>(() =>
  import('@base-ui/react/menu').then((module: { Menu: MenuLibrary } | undefined) => module?.Menu),
);

/** Provides the loaded library to the items of an open menu. */
export const MenuLibraryContext = createContext<MenuLibrary | null>(null);

/** Returns the loaded menu library. Throws outside a `Menu`. */
export function useMenuLibrary(): MenuLibrary {
  const library = use(MenuLibraryContext);
  if (library === null) throw new Error('Menu items must be rendered inside a Menu');
  return library;
}
