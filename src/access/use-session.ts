import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Session, SessionState } from './session.ts';

/** What the provider hands down. `isLeaving`: the page is on its way to the sign-in page. */
export type SessionInUse = { readonly session: Session; readonly isLeaving: boolean };

export const SessionContext = createContext<SessionInUse | null>(null);

/**
 * The session of this tab and where it stands now. Renders again when that changes. Only inside `SessionProvider`;
 * holds nothing of the sign-in library, so that what uses it can be in the first chunk.
 */
export function useSession(): SessionInUse & { readonly state: SessionState } {
  const inUse = useContext(SessionContext);
  if (inUse === null) throw new Error('useSession is only for what is inside SessionProvider');
  const state = useSyncExternalStore(inUse.session.subscribe, inUse.session.state);
  return { ...inUse, state };
}
