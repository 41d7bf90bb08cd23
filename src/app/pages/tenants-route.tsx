import { use } from 'react';
import type { Session } from '../../access/session.ts';
import type { Api } from '../../entra/clouds.ts';
import { ROUTES } from '../../navigation/routes.ts';
import type { ListedTenant } from '../../tenants/list/tenant-list.ts';
import type { TenantSettings } from '../../tenants/list/tenant-settings.ts';
import type { TenantReader } from '../../tenants/page/tenant-access.ts';
import { denialOf } from '../../token/denial.ts';
import { useAppState } from '../context/use-app-state.ts';
import { useDescribeFailure } from '../context/use-describe-failure.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import { RoutePage } from '../shell/route-page.tsx';
import { offerDownload } from './offer-download.ts';

const TenantsPage = lazyPage(
  () => import('../../tenants/page/tenants-page.tsx'),
  (module) => module.TenantsPage,
);

/** The tenants page. Works signed out, without checking access. */
export function TenantsRoute(props: {
  session: Session | null;
  api: Api;
  tenants: readonly ListedTenant[];
  settings: TenantSettings;
  readerOf: (tenantId: string) => TenantReader | null;
}) {
  const { session, api } = props;
  const { deployment, preferences, sessionStarter } = useAppState();
  const { configuration, addresses } = deployment;
  const { responses, consentRequests, consentAddressOf, inspectorEffects } = use(sessionStarter.start());
  const describeFailure = useDescribeFailure();
  const { clientId, cloud, tenant } = configuration;
  return (
    <RoutePage title="Tenants">
      <TenantsPage
        tenants={props.tenants}
        settings={props.settings}
        onSettings={(tenants) => preferences.change({ tenants })}
        readerOf={props.readerOf}
        heldTokens={() => session?.heldTokens() ?? Promise.resolve([])}
        application={
          clientId === null
            ? null
            : { clientId, api, cloud, redirectUri: addresses.redirectUri, addressOf: consentAddressOf }
        }
        consentRequests={consentRequests}
        pageOf={(tenantId) => `${addresses.page}#${ROUTES.tenants}?tenant=${tenantId}`}
        effects={inspectorEffects}
        cloud={cloud}
        registration={clientId === null ? 'none' : tenant === 'organizations' ? 'any-organisation' : 'one-tenant'}
        describeFailure={describeFailure}
        isPermissionMissing={(error) => {
          const { apiCode, apiMessage } = error;
          const request = { api, operation: 'list-incidents', apiCode, apiMessage } as const;
          return denialOf(request, responses.refusedToken(error)).code === 'permission';
        }}
        onDownload={offerDownload}
      />
    </RoutePage>
  );
}
