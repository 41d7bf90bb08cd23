import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createDemoIdentityProvider, readDemoVisit } from '../sim/demo-identity-provider.ts';
import { DEMO_STORE_KEY } from '../storage/storage-keys.ts';
import { readScenario, switchScenario } from './scenario.ts';
import { type PageStep, SignInPage } from './sign-in-page.tsx';

/**
 * Opens the demo's sign-in page with the first step of the simulated Entra. If that step is a redirect (single sign-on,
 * `prompt=none` in a hidden frame, sign-out), renders nothing. Redirects with `location.replace`, so that Back never
 * returns to a used request.
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
  render(page, first, {
    scenario: readScenario(location.search),
    onSubmit: (input) => {
      if (visit.purpose === 'sign-out') return first;
      const next = provider.advance(visit, input);
      if (next.kind !== 'leave') return next;
      location.replace(next.location);
      return null;
    },
    onSwitchScenario: (scenario, personaId) => {
      switchScenario(scenario, sessionStorage);
      provider.signInOnly(personaId);
      location.replace(`./?demo=${scenario}`);
    },
  });
}

function render(page: Window, first: PageStep, rest: Omit<Parameters<typeof SignInPage>[0], 'first'>): void {
  const root = page.document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <SignInPage first={first} {...rest} />
    </StrictMode>,
  );
}
