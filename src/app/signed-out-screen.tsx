import type { Session, SessionState } from '../access/session.ts';
import { useIncidentRoute } from '../navigation/use-incident-route.ts';
import { SignInNotice } from './landing-screen.tsx';
import { RoutePage } from './route-page.tsx';
import { SignedOutPage } from './signed-out-page.tsx';
import { useAppContext } from './use-app-context.ts';
import { useSignIn } from './use-sign-in.ts';

/** A deep link for somebody signed out: says what it would open, and keeps the address for after signing in. */
export function SignedOutScreen(props: { session: Session | null; state: SessionState }) {
  const { session, state } = props;
  const { wiring, exploreDemo } = useAppContext();
  const { tenantId, incidentId } = useIncidentRoute();
  const { isSigningIn, signIn } = useSignIn(session);
  return (
    <RoutePage title="Signed out">
      <SignedOutPage
        opens={incidentId === '' ? { kind: 'queue' } : { kind: 'incident', tenantId, incidentId }}
        canSignIn={session !== null}
        signingIn={isSigningIn}
        offersDemo={wiring.configuration.offersDemo && wiring.mode === 'live'}
        onSignIn={signIn}
        onExploreDemo={exploreDemo}
      >
        {session === null ? null : <SignInNotice session={session} state={state} onSignIn={signIn} />}
      </SignedOutPage>
    </RoutePage>
  );
}
