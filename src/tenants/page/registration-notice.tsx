import { Link } from '../../navigation/link.tsx';
import { ROUTES } from '../../navigation/routes.ts';
import { Notice } from '../../ui/notice.tsx';

/**
 * What is known about the app registration. `none`: there is no client id. `one-tenant`: the site signs in to one tenant,
 * so the registration may be single-tenant; a browser cannot see which. `refused-as-single`: Microsoft refused a tenant
 * because it is.
 */
export type Registration = 'none' | 'one-tenant' | 'refused-as-single' | 'any-organisation';

/** Tells first why this site may have no customers: a single-tenant registration works in its own tenant only. */
export function RegistrationNotice({ registration }: { registration: Registration }) {
  switch (registration) {
    case 'any-organisation':
      return null;
    case 'none':
      return (
        <Notice tone="info" title="This site isn’t set up yet">
          <p>
            Customers consent to your own app registration. <Link to={ROUTES.setup}>Set it up</Link> first. You can
            already make a list of tenants.
          </p>
        </Notice>
      );
    case 'one-tenant':
    case 'refused-as-single':
      return (
        <Notice
          tone={registration === 'one-tenant' ? 'info' : 'warning'}
          title={
            registration === 'one-tenant'
              ? 'A single-tenant registration can have no customers'
              : 'This registration is single-tenant, so it can have no customers'
          }
        >
          <p>
            {registration === 'one-tenant'
              ? 'This site signs in to one tenant, as config.json says. If the app registration allows that tenant only, every customer’s tenant refuses it. '
              : 'Microsoft refused a tenant for that reason. '}
            Check <strong>Authentication, Supported account types</strong> in the Entra admin centre: customers need{' '}
            <em>Accounts in any organisational directory</em>. <Link to={ROUTES.setup}>Open setup</Link>
          </p>
        </Notice>
      );
  }
}
