import type { Session, SessionState } from '../../access/session.ts';
import { Link } from '../../navigation/link.tsx';
import { ROUTES } from '../../navigation/routes.ts';
import { useIncidentRoute } from '../../navigation/use-incident-route.ts';
import { Button } from '../../ui/button.tsx';
import { buttonClass } from '../../ui/button-class.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import { useAppState } from '../context/use-app-state.ts';
import { useSignIn } from '../context/use-sign-in.ts';
import { RoutePage } from '../shell/route-page.tsx';
import { SignInNotice } from './sign-in-notice.tsx';

/** Longer ids are not real; the page truncates them. */
const MAX_ID_LENGTH = 64;

/**
 * Replaces a page that requires sign-in. Keeps the URL, says what it leads to, and offers to sign in. The ids come from the
 * URL, so they are untrusted text.
 */
export function SignInRequiredRoute(props: { session: Session | null; state: SessionState }) {
  const { session, state } = props;
  const { deployment, pageLoads } = useAppState();
  const { tenantId, incidentId } = useIncidentRoute();
  const { isSigningIn, signIn } = useSignIn(session);
  const isQueue = incidentId === '';
  const offersDemo = deployment.configuration.offersDemo && deployment.mode === 'live';
  return (
    <RoutePage title="Signed out">
      <StopPage
        title={isQueue ? 'Sign in to see the incidents' : 'Sign in to open this incident'}
        actions={
          <>
            {session === null ? (
              <Link className={buttonClass({ kind: 'primary' })} to={ROUTES.setup}>
                Set up your tenant
              </Link>
            ) : (
              <Button kind="primary" busy={isSigningIn ? 'Signing in' : undefined} onClick={signIn}>
                Sign in
              </Button>
            )}
            {offersDemo ? <Button onClick={() => void pageLoads.exploreDemo()}>Explore the demo</Button> : null}
          </>
        }
      >
        {session === null ? (
          <p>This site isn’t set up yet, so you can’t sign in. Setup takes a few minutes.</p>
        ) : (
          <>
            <SignInNotice session={session} state={state} onSignIn={signIn} />
            <p>You return to this page after signing in.</p>
          </>
        )}
        <p>
          Or read incidents with a token that you bring along: inspect it on the{' '}
          <Link to={ROUTES.token}>token page</Link>, keep it for this tab, and use it for incidents.
        </p>
        <DescriptionList
          items={
            isQueue
              ? [{ name: 'Page', value: 'Incident queue, with the view in this link' }]
              : [
                  { name: 'Page', value: 'Incident' },
                  { name: 'Incident', value: <InertText text={incidentId} maxLength={MAX_ID_LENGTH} code /> },
                  { name: 'Tenant', value: <InertText text={tenantId} maxLength={MAX_ID_LENGTH} code /> },
                ]
          }
        />
      </StopPage>
    </RoutePage>
  );
}
