import { useState } from 'react';
import type { Session, SessionState } from '../../access/session.ts';
import { useSignIn } from '../context/use-sign-in.ts';
import { failedStepOf } from './failed-step.ts';
import { Landing } from './landing.tsx';
import type { FailedStep } from './landing-checklist.tsx';
import { SignInNotice } from './sign-in-notice.tsx';

/** The landing page after the session has started, with a notice about the last sign-in. */
export function LandingRoute(props: { session: Session | null; state: SessionState }) {
  const { session, state } = props;
  const { isSigningIn, signIn } = useSignIn(session);
  const [pastedStep, setPastedStep] = useState<FailedStep | null>(null);
  const failedStep = state.status === 'failed' ? failedStepOf(state.error.code) : pastedStep;
  return (
    <Landing isSigningIn={isSigningIn} failedStep={failedStep} onSignIn={signIn}>
      {session === null ? undefined : (
        <SignInNotice session={session} state={state} onSignIn={signIn} onFailedStep={setPastedStep} />
      )}
    </Landing>
  );
}
