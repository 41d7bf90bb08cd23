import type { ReactNode } from 'react';
import { ROUTES } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { Button } from '../../ui/button.tsx';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { useStore } from '../../ui/use-store.ts';
import { toggleTheme } from '../context/preferences.ts';
import { useAppState } from '../context/use-app-state.ts';
import { RoutePage } from '../shell/route-page.tsx';
import { LandingPage } from './landing-page.tsx';

/** The landing page with its actions. `children` is a notice above the buttons. */
export function Landing(props: { isSigningIn: boolean; onSignIn(): void; children?: ReactNode }) {
  const { deployment, preferences, apiChoice, pageLoads } = useAppState();
  const goTo = useGoTo();
  const api = useStore(apiChoice);
  const { clientId, cloud, offersDemo } = deployment.configuration;
  const leaveDemo = (
    <>
      <Button size="small" kind="plain" onClick={pageLoads.leaveDemo}>
        Leave the demo
      </Button>
      <DemoMark />
    </>
  );
  return (
    <RoutePage title="">
      <LandingPage
        canSignIn={clientId !== null}
        offersDemo={offersDemo}
        isSigningIn={props.isSigningIn}
        cloud={cloud}
        api={api}
        onSignIn={() => (clientId === null ? goTo(ROUTES.setup) : props.onSignIn())}
        onExploreDemo={pageLoads.exploreDemo}
        onToggleTheme={() => toggleTheme(preferences)}
        corner={deployment.mode === 'demo' ? leaveDemo : null}
      >
        {props.children}
      </LandingPage>
    </RoutePage>
  );
}
