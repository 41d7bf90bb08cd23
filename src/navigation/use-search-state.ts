import { useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { SearchCodec } from './search-codec.ts';

/** What is to change: the fields by name, or made from the newest view, which may be asked for and not yet drawn. */
type Change<State> = Partial<State> | ((newest: State) => Partial<State>);

/**
 * The view that stands in the address, and a way to change it. A change replaces the history entry unless
 * `history: 'push'` is asked for. Only the named fields change, also of a view that is asked for and not yet drawn.
 */
export function useSearchState<State extends object>(
  codec: SearchCodec<State>,
): readonly [State, (change: Change<State>, options?: { readonly history?: 'push' | 'replace' }) => void] {
  const location = useLocation();
  const navigate = useNavigate();
  // The same search gives the same view, so that what a page worked out for it stands: its profile asked for that.
  const state = useMemo(() => codec.decode(location.search), [codec, location.search]);
  // The router draws when it has time: who presses twice until then means both.
  const asked = useRef({ location, state });
  return [
    state,
    (change, options) => {
      const newest = asked.current.location === location ? asked.current.state : state;
      const next = { ...newest, ...(typeof change === 'function' ? change(newest) : change) };
      asked.current = { location, state: next };
      void navigate(
        { pathname: location.pathname, search: codec.encode(next) },
        { replace: options?.history !== 'push' },
      );
    },
  ];
}
