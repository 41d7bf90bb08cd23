import { useState } from 'react';
import type { Session } from '../../access/session.ts';
import { useAppContext } from './use-app-context.ts';

/** Signing in from a page, and whether it is on its way. A refusal to leave becomes the session's state, which the page shows. */
export function useSignIn(session: Session | null): { readonly isSigningIn: boolean; signIn(): void } {
  const { apiChoice } = useAppContext();
  const [isSigningIn, setIsSigningIn] = useState(false);
  const signIn = async () => {
    setIsSigningIn(true);
    await session?.signIn({ api: apiChoice.state() }).catch(() => undefined);
    setIsSigningIn(false);
  };
  return { isSigningIn, signIn: () => void signIn() };
}
