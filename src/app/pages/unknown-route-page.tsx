import { Link } from '../../navigation/link.tsx';
import { ROUTES } from '../../navigation/routes.ts';
import { buttonClass } from '../../ui/button-class.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { StopPage } from '../../ui/stop-page.tsx';

/** An address that names no page. `path` is the route as it stands in the address: anybody's text. */
export function UnknownRoutePage(props: { path: string }) {
  return (
    <StopPage
      title="There is no such page"
      actions={
        <>
          <Link className={buttonClass({ kind: 'primary' })} to={ROUTES.home}>
            Go to the start
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
        The address ends in <InertText text={`#${props.path}`} maxLength={120} code />, which names nothing here. It may
        have been cut off when it was copied.
      </p>
    </StopPage>
  );
}
