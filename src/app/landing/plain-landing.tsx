import type { ReactNode } from 'react';
import { ROUTES } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { Button } from '../../ui/button.tsx';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useAppContext } from '../context/use-app-context.ts';
import { RoutePage } from '../shell/route-page.tsx';
import { toggleTheme } from '../shell/toggle-theme.ts';
import { LandingPage } from './landing-page.tsx';
import { talksTo } from './talks-to.ts';

/** The landing with what it does. `children` is a notice above the doors: what went wrong, and the way on. */
export function PlainLanding(props: { isSigningIn: boolean; onSignIn(): void; children?: ReactNode }) {
  const app = useAppContext();
  const goTo = useGoTo();
  const api = useStore(app.apiChoice);
  const { clientId, cloud, offersDemo } = app.wiring.configuration;
  return (
    <RoutePage title="">
      <LandingPage
        canSignIn={clientId !== null}
        offersDemo={offersDemo}
        talksTo={talksTo(cloud)}
        api={api}
        signingIn={props.isSigningIn}
        onSignIn={() => (clientId === null ? goTo(ROUTES.setup) : props.onSignIn())}
        onExploreDemo={app.exploreDemo}
        onToggleTheme={() => toggleTheme(app.preferences)}
        mark={app.wiring.mode === 'demo' ? <LeavableDemoMark onLeave={app.leaveDemo} /> : null}
      >
        {props.children}
      </LandingPage>
    </RoutePage>
  );
}

function LeavableDemoMark(props: { onLeave(): void }) {
  return (
    <>
      <Button size="small" kind="plain" onClick={props.onLeave}>
        Leave the demo
      </Button>
      <DemoMark />
    </>
  );
}
