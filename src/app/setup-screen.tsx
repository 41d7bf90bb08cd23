import { lazy } from 'react';
import { offerDownload } from './offer-download.ts';
import { parseConfiguration } from './parse-configuration.ts';
import { RoutePage } from './route-page.tsx';
import { useAppContext } from './use-app-context.ts';
import { whenLoaded } from './when-loaded.ts';

const SetupPage = lazy(async () => ({ default: (await whenLoaded(import('../setup/setup-page.tsx'))).SetupPage }));

/** Set-up of a tenant; works signed out, and in the demo speaks of the deployment as it is really configured. */
export function SetupScreen() {
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
