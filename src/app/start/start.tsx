import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { ROUTES } from '../../navigation/routes.ts';
import { useRoute } from '../../navigation/use-route.ts';
import { useAppContext } from '../context/use-app-context.ts';
import { PlainLanding } from '../landing/plain-landing.tsx';
import { ShellSkeleton } from '../landing/shell-skeleton.tsx';
import { loadSessionRoot } from './load-session-root.ts';

const SessionRoot = lazy(loadSessionRoot);

/**
 * The landing as long as nothing but the landing is asked for and nobody can be signed in; everything else stands
 * behind sign-in having been looked at. Until then the landing or the skeleton stays, never the other one.
 */
export function Start(props: { screen: 'landing' | 'shell' }) {
  const { starter, apiChoice } = useAppContext();
  const { path } = useRoute();
  const started = useSyncExternalStore(starter.subscribe, starter.started);
  const [isSigningIn, setIsSigningIn] = useState(false);
  const isLanding = path === ROUTES.home && props.screen === 'landing';

  useEffect(repeatEarlyPress, []);
  const signIn = async () => {
    setIsSigningIn(true);
    const { session } = await starter.start();
    // A refusal to leave is the session's state by then, and shown by the page that follows.
    await session?.signIn({ api: apiChoice.state() }).catch(() => undefined);
  };
  const landing = <PlainLanding isSigningIn={isSigningIn} onSignIn={() => void signIn()} />;

  if (isLanding && started === null) return landing;
  return (
    <Suspense fallback={isLanding ? landing : <ShellSkeleton />}>
      <SessionRoot />
    </Suspense>
  );
}

/** Presses again what was pressed on the static landing, before the app stood in its place. */
function repeatEarlyPress(): void {
  const pressed = document.documentElement.dataset.pressed;
  delete document.documentElement.dataset.pressed;
  const buttons = [...document.querySelectorAll('button')];
  buttons.find((button) => pressed !== undefined && button.textContent === pressed)?.click();
}
