import { type ReactNode, useState } from 'react';
import { ROUTES } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { Button } from '../../ui/button.tsx';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { useStore } from '../../ui/use-store.ts';
import { toggleTheme } from '../context/preferences.ts';
import { useAppState } from '../context/use-app-state.ts';
import { RoutePage } from '../shell/route-page.tsx';
import type { FailedStep } from './landing-checklist.tsx';
import { LandingPage } from './landing-page.tsx';

export type LandingProps = {
  isSigningIn: boolean;
  /** Whether `Explore the demo` loaded this page, which is about to leave for the demo's sign-in. */
  entersDemo?: boolean;
  failedStep?: FailedStep | null | undefined;
  onSignIn(): void;
  children?: ReactNode;
};

/** The landing page with its actions. `children` is a notice above the buttons. */
export function Landing(props: LandingProps) {
  const { deployment, preferences, apiChoice, pageLoads } = useAppState();
  const goTo = useGoTo();
  const api = useStore(apiChoice);
  const [isLoadingDemo, setIsLoadingDemo] = useState(props.entersDemo === true);
  const { clientId, cloud, offersDemo } = deployment.configuration;
  const exploreDemo = async () => {
    setIsLoadingDemo(true);
    await pageLoads.exploreDemo();
    setIsLoadingDemo(false);
  };
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
        busy={props.isSigningIn ? 'sign-in' : isLoadingDemo ? 'demo' : null}
        failedStep={props.failedStep}
        cloud={cloud}
        api={api}
        onSignIn={() => (clientId === null ? goTo(ROUTES.setup) : props.onSignIn())}
        onExploreDemo={() => void exploreDemo()}
        onToggleTheme={() => toggleTheme(preferences)}
        corner={deployment.mode === 'demo' ? leaveDemo : null}
      >
        {props.children}
      </LandingPage>
    </RoutePage>
  );
}
