import { Link } from '../../navigation/link.tsx';
import { ROUTES } from '../../navigation/routes.ts';
import { useRoute } from '../../navigation/use-route.ts';
import { buttonClass } from '../../ui/button-class.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import { RoutePage } from '../shell/route-page.tsx';

/** The page for a route that doesn't exist. The path is untrusted text. */
export function UnknownRoute() {
  const { path } = useRoute();
  return (
    <RoutePage title="Page not found">
      <StopPage
        title="Page not found"
        actions={
          <>
            <Link className={buttonClass({ kind: 'primary' })} to={ROUTES.incidents}>
              Go to incidents
            </Link>
            <Link className={buttonClass()} to={ROUTES.token}>
              Inspect a token
            </Link>
            <Link className={buttonClass()} to={ROUTES.setup}>
              Set up your tenant
            </Link>
          </>
        }
      >
        <p>
          <InertText text={`#${path}`} maxLength={120} code /> doesn’t exist. Check that the link is complete.
        </p>
      </StopPage>
    </RoutePage>
  );
}
