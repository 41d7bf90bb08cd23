import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { SearchCodec } from './search-codec.ts';

/** What is to change: the fields by name, or made from the newest view, which may be asked for and not yet drawn. */
type Change<State> = Partial<State> | ((newest: State) => Partial<State>);

/**
 * The view that stands in the address, and a way to change it. A change replaces the history entry unless
 * `history: 'push'` is asked for. Only the named fields change, also of a view that is asked for and not yet drawn. Once
 * the address holds another page nothing changes any more.
 */
export function useSearchState<State extends object>(
  codec: SearchCodec<State>,
): readonly [State, (change: Change<State>, options?: { readonly history?: 'push' | 'replace' }) => void] {
  const location = useLocation();
  const navigate = useNavigate();
  // The same search gives the same view, so that what a page worked out for it stands: its profile asked for that.
  const state = useMemo(() => codec.decode(location.search), [codec, location.search]);
  return [
    state,
    (change, options) => {
      // The router draws when it has time, and the address is ahead of it: who presses twice until then means both, and
      // who has gone on to another page no longer means this one.
      const { path, search } = addressNow();
      if (path !== location.pathname) return;
      const newest = codec.decode(search);
      const next = { ...newest, ...(typeof change === 'function' ? change(newest) : change) };
      void navigate({ pathname: path, search: codec.encode(next) }, { replace: options?.history !== 'push' });
    },
  ];
}

/** The route that the address holds, as the router reads it, drawn or not. */
function addressNow(): { readonly path: string; readonly search: string } {
  const route = window.location.hash.slice(1) || '/';
  const mark = route.indexOf('?');
  return mark === -1 ? { path: route, search: '' } : { path: route.slice(0, mark), search: route.slice(mark) };
}
