import { useEffect } from 'react';
import { ROUTES } from '../../navigation/routes.ts';
import { useRoute } from '../../navigation/use-route.ts';
import { createStore } from '../../std/store.ts';
import { useStore } from '../../ui/use-store.ts';

const lastSearch = createStore<string | null>(null);

/**
 * Returns the search part of the queue's last view in this tab, or `fallback` before the first one. The side panel is not
 * part of the view.
 */
export function useLastQueueView(fallback: string): string {
  const { path, search } = useRoute();
  useEffect(() => {
    if (path !== ROUTES.incidents) return;
    const view = new URLSearchParams(search);
    view.delete('open');
    lastSearch.set(view.toString());
  }, [path, search]);
  return useStore(lastSearch) ?? fallback;
}
