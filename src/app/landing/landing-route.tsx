import type { Session, SessionState } from '../../access/session.ts';
import { useSignIn } from '../context/use-sign-in.ts';
import { Landing } from './landing.tsx';
import { SignInNotice } from './sign-in-notice.tsx';

/** The landing page after the session has started, with a notice about the last sign-in. */
export function LandingRoute(props: { session: Session | null; state: SessionState }) {
  const { session, state } = props;
  const { isSigningIn, signIn } = useSignIn(session);
  return (
    <Landing isSigningIn={isSigningIn} onSignIn={signIn}>
      {session === null ? undefined : <SignInNotice session={session} state={state} onSignIn={signIn} />}
    </Landing>
  );
}
