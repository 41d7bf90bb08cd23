import type { ReactNode } from 'react';
import { Link } from '../../navigation/link.tsx';
import { ROUTES } from '../../navigation/routes.ts';
import { Button } from '../../ui/button.tsx';
import { buttonClass } from '../../ui/button-class.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { StopPage } from '../../ui/stop-page.tsx';

/** What the address would open. The ids come from the address: anybody's text. */
export type Opens =
  | { readonly kind: 'queue' }
  | { readonly kind: 'incident'; readonly tenantId: string; readonly incidentId: string };

/** Longer ids are not the service's; they are cut. */
const MAX_ID_LENGTH = 64;

/** A deep link, opened by somebody signed out: keeps its address and says what it would open. `children` is a notice. */
export function SignedOutPage(props: {
  opens: Opens;
  canSignIn: boolean;
  signingIn: boolean;
  offersDemo: boolean;
  onSignIn: () => void;
  onExploreDemo: () => void;
  children?: ReactNode;
}) {
  const { opens } = props;
  return (
    <StopPage
      title={opens.kind === 'queue' ? 'Sign in to see the incidents' : 'Sign in to open this incident'}
      actions={
        <>
          {props.canSignIn ? (
            <Button kind="primary" busy={props.signingIn ? 'Signing in' : undefined} onClick={props.onSignIn}>
              Sign in
            </Button>
          ) : (
            <Link className={buttonClass({ kind: 'primary' })} to={ROUTES.setup}>
              Set up your tenant
            </Link>
          )}
          {props.offersDemo ? <Button onClick={props.onExploreDemo}>Explore the demo</Button> : null}
        </>
      }
    >
      {props.children}
      <p>
        {props.canSignIn
          ? 'The address stays as it is, and you are back here after signing in.'
          : 'This deployment has no client id yet, so nobody can sign in. Set-up takes a few minutes.'}
      </p>
      <DescriptionList
        items={
          opens.kind === 'queue'
            ? [{ name: 'Opens', value: 'The queue, with the view of this address' }]
            : [
                { name: 'Opens', value: 'One incident' },
                { name: 'Incident', value: <InertText text={opens.incidentId} maxLength={MAX_ID_LENGTH} code /> },
                { name: 'Tenant', value: <InertText text={opens.tenantId} maxLength={MAX_ID_LENGTH} code /> },
              ]
        }
      />
    </StopPage>
  );
}
