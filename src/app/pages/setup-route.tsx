import { parseConfiguration } from '../configuration/parse-configuration.ts';
import { useAppState } from '../context/use-app-state.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import { RoutePage } from '../shell/route-page.tsx';
import { offerDownload } from './offer-download.ts';

const SetupPage = lazyPage(
  () => import('../../setup/page/setup-page.tsx'),
  (module) => module.SetupPage,
);

/** The setup page. Works signed out. In the demo it shows the real configuration of the deployment. */
export function SetupRoute() {
  const { deployed, addresses } = useAppState().deployment;
  return (
    <RoutePage title="Setup">
      <SetupPage
        redirectUri={addresses.redirectUri}
        configured={{ ...deployed, cloud: deployed.cloud.name }}
        checkConfiguration={(content) => {
          const parsed = parseConfiguration(content);
          return parsed.ok ? [] : parsed.problem;
        }}
        onDownload={offerDownload}
      />
    </RoutePage>
  );
}
