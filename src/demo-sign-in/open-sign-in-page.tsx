import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createDemoIdentityProvider, readDemoVisit } from '../sim/demo-identity-provider.ts';
import { DEMO_STORE_KEY } from '../storage/storage-keys.ts';
import { readScenario, startOverIn } from './scenario.ts';
import { type ShownStep, SignInPage } from './sign-in-page.tsx';

/**
 * Opens the demo's sign-in page: asks the simulated Entra what comes first. Where that is to leave (single sign-on,
 * `prompt=none` in a hidden frame, signing out), nothing is drawn. It leaves by replacing itself, so that Back never
 * comes upon a used request.
 */
export function openSignInPage(page: Window): void {
  const { location, sessionStorage } = page;
  const provider = createDemoIdentityProvider({
    store: {
      read: () => sessionStorage.getItem(DEMO_STORE_KEY),
      write: (text) => sessionStorage.setItem(DEMO_STORE_KEY, text),
    },
    clock: Date.now,
    redirectUri: new URL('redirect.html', `${location.origin}${location.pathname}`).href,
  });
  const visit = readDemoVisit(location.search);
  const first = visit.purpose === 'sign-out' ? provider.signOut(visit) : provider.advance(visit);
  if (first.kind === 'leave') {
    location.replace(first.location);
    return;
  }
  show(page, first, {
    world: readScenario(location.search),
    onAnswer: (answer) => {
      if (visit.purpose === 'sign-out') return first;
      const next = provider.advance(visit, answer);
      if (next.kind !== 'leave') return next;
      location.replace(next.location);
      return null;
    },
    onOtherWorld: (world, personaId) => {
      startOverIn(world, sessionStorage);
      provider.signInOnly(personaId);
      location.replace(`./?demo=${world}`);
    },
  });
}

function show(page: Window, first: ShownStep, rest: Omit<Parameters<typeof SignInPage>[0], 'first'>): void {
  const root = page.document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <SignInPage first={first} {...rest} />
    </StrictMode>,
  );
}
