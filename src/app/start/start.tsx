import { type ComponentType, Suspense, useEffect, useState } from 'react';
import { ROUTES } from '../../navigation/routes.ts';
import { useRoute } from '../../navigation/use-route.ts';
import { useStore } from '../../ui/use-store.ts';
import { useAppState } from '../context/use-app-state.ts';
import type { LandingProps } from '../landing/landing.tsx';
import { ShellSkeleton } from '../landing/shell-skeleton.tsx';
import { lazyPage } from '../loading/lazy-page.tsx';
import { RouteFocusProvider } from '../shell/route-page.tsx';
import { importSessionRoot } from './prefetch.ts';

const SessionRoot = lazyPage(importSessionRoot, (module) => module.SessionRoot);

/**
 * The landing page while the route is `#/` and the tab contains no account; every other page waits for the session. The
 * static screen that was painted first, landing page or skeleton, stays until then.
 */
export function Start(props: {
  /** The landing page if it was painted first, otherwise `null`. */
  Landing: ComponentType<LandingProps> | null;
  entersDemo: boolean;
}) {
  const { Landing } = props;
  const { sessionStarter, apiChoice } = useAppState();
  const { path } = useRoute();
  const started = useStore(sessionStarter);
  const [isSigningIn, setIsSigningIn] = useState(false);

  useEffect(replayEarlyClick, []);
  const signIn = async () => {
    setIsSigningIn(true);
    const { session } = await sessionStarter.start();
    // A failure becomes the state of the session, which the next page shows.
    await session?.signIn({ api: apiChoice.state() }).catch(() => undefined);
  };
  const landing =
    path === ROUTES.home && Landing !== null ? (
      <Landing isSigningIn={isSigningIn} entersDemo={props.entersDemo} onSignIn={() => void signIn()} />
    ) : null;

  return (
    <RouteFocusProvider>
      {landing !== null && started === null ? (
        landing
      ) : (
        <Suspense fallback={landing ?? <ShellSkeleton />}>
          <SessionRoot />
        </Suspense>
      )}
    </RouteFocusProvider>
  );
}

/** Clicks the button that the user clicked on the static landing page before React rendered. */
function replayEarlyClick(): void {
  const clicked = document.documentElement.dataset.clicked;
  delete document.documentElement.dataset.clicked;
  const buttons = [...document.querySelectorAll('button')];
  buttons.find((button) => clicked !== undefined && button.textContent === clicked)?.click();
}
