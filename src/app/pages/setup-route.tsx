import { lazy } from 'react';
import { parseConfiguration } from '../configuration/parse-configuration.ts';
import { useAppContext } from '../context/use-app-context.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { RoutePage } from '../shell/route-page.tsx';
import { offerDownload } from './offer-download.ts';

const SetupPage = lazy(async () => ({ default: (await whenLoaded(import('../../setup/setup-page.tsx'))).SetupPage }));

/** Set-up of a tenant; works signed out, and in the demo speaks of the deployment as it is really configured. */
export function SetupRoute() {
  const { deployed, addresses } = useAppContext();
  return (
    <RoutePage title="Setup">
      <SetupPage
        redirectUri={addresses.redirectUri}
        configured={{ ...deployed, cloud: deployed.cloud.name }}
        checkConfiguration={(held) => {
          const parsed = parseConfiguration(held);
          return parsed.ok ? [] : parsed.problem;
        }}
        onDownload={offerDownload}
      />
    </RoutePage>
  );
}
