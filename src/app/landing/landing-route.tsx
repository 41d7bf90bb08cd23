import type { Session, SessionState } from '../../access/session.ts';
import { useAppState } from '../context/use-app-state.ts';
import { useSignIn } from '../context/use-sign-in.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import { Landing } from './landing.tsx';
import { SignInNotice } from './sign-in-notice.tsx';

const AdminConsentNotice = lazyPage(
  () => import('./admin-consent-notice.tsx'),
  (module) => module.AdminConsentNotice,
);

/** The landing page after the session has started, with a notice about the last sign-in or admin consent. */
export function LandingRoute(props: { session: Session | null; state: SessionState }) {
  const { session, state } = props;
  const { deployment, adminConsent } = useAppState();
  const { isSigningIn, signIn } = useSignIn(session);
  const { redirectUri } = deployment.addresses;
  return (
    <Landing isSigningIn={isSigningIn} onSignIn={signIn}>
      {adminConsent !== null && <AdminConsentNotice response={adminConsent} redirectUri={redirectUri} />}
      {session === null ? undefined : <SignInNotice session={session} state={state} onSignIn={signIn} />}
    </Landing>
  );
}
