import { lazy, type ReactNode, Suspense } from 'react';
import { forgetSignIn } from '../../access/forget-sign-in.ts';
import type { Session, SessionState } from '../../access/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { useAppContext } from '../context/use-app-context.ts';
import { useFailureAction } from '../context/use-failure-action.ts';
import { useSignIn } from '../context/use-sign-in.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { PlainLanding } from './plain-landing.tsx';

const SignInFailure = lazy(async () => ({
  default: (await whenLoaded(import('./sign-in-failure.tsx'))).SignInFailure,
}));
const AdminConsentNotice = lazy(async () => ({
  default: (await whenLoaded(import('./admin-consent-notice.tsx'))).AdminConsentNotice,
}));
const SignInNotCompleted = lazy(async () => ({
  default: (await whenLoaded(import('./sign-in-not-completed.tsx'))).SignInNotCompleted,
}));

/** The landing once sign-in was looked at: with what went wrong, if something did. */
export function LandingRoute(props: { session: Session | null; state: SessionState }) {
  const { session, state } = props;
  const { addresses, adminConsent } = useAppContext();
  const { isSigningIn, signIn } = useSignIn(session);
  return (
    <PlainLanding isSigningIn={isSigningIn} onSignIn={signIn}>
      {adminConsent !== null && <AdminConsentNotice answer={adminConsent} redirectUri={addresses.redirectUri} />}
      {session === null ? undefined : <SignInNotice session={session} state={state} onSignIn={signIn} />}
    </PlainLanding>
  );
}

/** What there is to say about the last attempt to sign in; nothing after none. */
export function SignInNotice(props: { session: Session; state: SessionState; onSignIn(): void }): ReactNode {
  const { session, state } = props;
  const { addresses, apiChoice, effects, reload } = useAppContext();
  const act = useFailureAction(session, apiChoice.state());
  switch (state.status) {
    case 'signed-in':
      return null;
    case 'signed-out':
      if (state.reason === 'never') return null;
      return (
        <Notice tone="success" role="status" title="You are signed out">
          {state.reason === 'signed-out-elsewhere' ? <p>You signed out in another tab. Nothing is kept here.</p> : null}
        </Notice>
      );
    case 'left-without-answer':
      return (
        <Suspense>
          <SignInNotCompleted redirectUri={addresses.redirectUri} onDismiss={session.dismiss} />
        </Suspense>
      );
    case 'failed':
      return (
        <Suspense>
          <SignInFailure
            error={state.error}
            redirectUri={addresses.redirectUri}
            onAction={(action) => (action === 'retry' ? props.onSignIn() : act(action, state.error))}
            onReset={() => {
              forgetSignIn(effects.storage.session);
              reload();
            }}
          />
        </Suspense>
      );
  }
}
