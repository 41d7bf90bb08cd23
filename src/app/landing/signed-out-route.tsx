import type { Session, SessionState } from '../../access/session.ts';
import { useIncidentRoute } from '../../navigation/use-incident-route.ts';
import { useAppContext } from '../context/use-app-context.ts';
import { useSignIn } from '../context/use-sign-in.ts';
import { RoutePage } from '../shell/route-page.tsx';
import { SignInNotice } from './landing-route.tsx';
import { SignedOutPage } from './signed-out-page.tsx';

/** A deep link for somebody signed out: says what it would open, and keeps the address for after signing in. */
export function SignedOutRoute(props: { session: Session | null; state: SessionState }) {
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
