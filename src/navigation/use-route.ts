import { useLocation } from 'react-router';

/** Returns the current route. `path` excludes the search. */
export function useRoute(): { readonly path: string; readonly search: string } {
  const { pathname, search } = useLocation();
  return { path: pathname, search };
}
