import { useLocation } from 'react-router';

/** The route now shown. `path` is without its search. */
export function useRoute(): { readonly path: string; readonly search: string } {
  const { pathname, search } = useLocation();
  return { path: pathname, search };
}
