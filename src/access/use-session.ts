import { createContext, useContext } from 'react';
import { useStore } from '../ui/use-store.ts';
import type { Session, SessionState } from './session.ts';

/** The value of the provider. `isLeaving`: the page is navigating to the sign-in page. */
type SessionInUse = { readonly session: Session; readonly isLeaving: boolean };

export const SessionContext = createContext<SessionInUse | null>(null);

/**
 * Returns the session of this tab with its current state, and renders again when that changes. Throws outside of
 * `SessionProvider`. Imports nothing of the sign-in library, so it can be in the first chunk.
 */
export function useSession(): SessionInUse & { readonly state: SessionState } {
  const inUse = useContext(SessionContext);
  if (inUse === null) throw new Error('useSession must be used inside SessionProvider');
  const state = useStore(inUse.session);
  return { ...inUse, state };
}
