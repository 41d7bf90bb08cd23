import { useLocation, useNavigate } from 'react-router';
import type { SearchCodec } from './search-codec.ts';

/**
 * The view that stands in the address, and a way to change it. A change replaces the history entry unless
 * `history: 'push'` is asked for. Only the named fields change.
 */
export function useSearchState<State extends object>(
  codec: SearchCodec<State>,
): readonly [State, (change: Partial<State>, options?: { readonly history?: 'push' | 'replace' }) => void] {
  const location = useLocation();
  const navigate = useNavigate();
  const state = codec.decode(location.search);
  return [
    state,
    (change, options) => {
      const search = codec.encode({ ...state, ...change });
      void navigate({ pathname: location.pathname, search }, { replace: options?.history !== 'push' });
    },
  ];
}
