import { useState } from 'react';
import type { Session } from '../../access/session.ts';
import { useAppState } from './use-app-state.ts';

/** Signs in from a page. A failure becomes the state of the session, which the page shows. */
export function useSignIn(session: Session | null): { readonly isSigningIn: boolean; signIn(): void } {
  const { apiChoice } = useAppState();
  const [isSigningIn, setIsSigningIn] = useState(false);
  const signIn = async () => {
    setIsSigningIn(true);
    await session?.signIn({ api: apiChoice.state() }).catch(() => undefined);
    setIsSigningIn(false);
  };
  return { isSigningIn, signIn: () => void signIn() };
}
