import { Suspense, use } from 'react';
import type { SessionState } from '../../access/session.ts';
import { Link } from '../../navigation/link.tsx';
import { ROUTES } from '../../navigation/routes.ts';
import { buttonClass } from '../../ui/button-class.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { StopScreen } from '../../ui/stop-screen.tsx';
import { useAppState } from '../context/use-app-state.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import { RoutePage } from '../shell/route-page.tsx';

const ConsentReturnPage = lazyPage(
  () => import('../../tenants/consent/consent-return-page.tsx'),
  (module) => module.ConsentReturnPage,
);

/** The response to an admin consent link that this tab did not make. Works signed out. */
export function ConsentRoute(props: { state: SessionState }) {
  const { deployment, sessionStarter } = useAppState();
  const { adminConsent } = use(sessionStarter.start());
  const isSignedIn = props.state.status === 'signed-in';
  const page = (
    <RoutePage title="Admin consent">
      <ConsentReturnPage
        response={adminConsent}
        redirectUri={deployment.addresses.redirectUri}
        actions={
          isSignedIn || adminConsent === null ? (
            <>
              <Link className={buttonClass({ kind: isSignedIn ? 'primary' : 'outline' })} to={ROUTES.tenants}>
                Open tenants
              </Link>
              <Link className={buttonClass()} to={ROUTES.home}>
                {isSignedIn ? 'Go to incidents' : 'Go to the start page'}
              </Link>
            </>
          ) : null
        }
      />
    </RoutePage>
  );
  // The shell is around the page of a signed-in user. The customer's administrator has no account in this app.
  if (isSignedIn) return page;
  return (
    <StopScreen>
      <Suspense fallback={<SkeletonRows rows={4} label="Loading the page" />}>{page}</Suspense>
    </StopScreen>
  );
}
