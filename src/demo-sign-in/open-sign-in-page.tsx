import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createDemoIdentityProvider, readDemoVisit } from '../sim/demo-identity-provider.ts';
import type { SignInInput } from '../sim/entra/decide-sign-in.ts';
import type { ScenarioName } from '../sim/wire/simulator-contract.ts';
import { DEMO_STORE_KEY } from '../storage/storage-keys.ts';
import { DemoClosedPage } from './demo-closed-page.tsx';
import { offersDemo } from './offers-demo.ts';
import { readScenario, switchScenario } from './scenario.ts';
import { SignInPage } from './sign-in-page.tsx';

/**
 * Opens the demo's sign-in page with the first step of the simulated Entra, unless the configuration closes the demo. An
 * admin consent link opens here too. If the first step is a redirect (single sign-on, `prompt=none` in a hidden frame,
 * sign-out), renders nothing. Redirects with `location.replace`, so that Back never returns to a used request.
 */
export async function openSignInPage(page: Window): Promise<void> {
  const { location, sessionStorage } = page;
  if (!(await offersDemo({ fetch: (input, init) => fetch(input, init), page: location.href }))) {
    render(page, <DemoClosedPage />);
    return;
  }
  const scenario = readScenario(location.search);
  const provider = createDemoIdentityProvider({
    scenario,
    store: {
      read: () => sessionStorage.getItem(DEMO_STORE_KEY),
      write: (text) => sessionStorage.setItem(DEMO_STORE_KEY, text),
    },
    clock: Date.now,
    redirectUri: new URL('redirect.html', `${location.origin}${location.pathname}`).href,
  });
  const visit = readDemoVisit(location.search);
  const stepAfter = (input: SignInInput = {}) => {
    switch (visit.purpose) {
      case 'sign-out':
        return provider.signOut(visit);
      case 'admin-consent':
        return provider.adminConsent(visit, input.decision);
      case 'sign-in':
        return provider.advance(visit, input);
    }
  };
  const first = stepAfter();
  if (first.kind === 'leave') {
    location.replace(first.location);
    return;
  }
  const submit = (input: SignInInput) => {
    const next = stepAfter(input);
    if (next.kind !== 'leave') return next;
    location.replace(next.location);
    return null;
  };
  const changeScenario = (next: ScenarioName, personaId: string) => {
    switchScenario(next, sessionStorage);
    provider.signInOnly(personaId);
    location.replace(`./?demo=${next}`);
  };
  const { purpose } = visit;
  render(page, <SignInPage {...{ first, purpose, scenario }} onSubmit={submit} onSwitchScenario={changeScenario} />);
}

function render(page: Window, content: ReactNode): void {
  const root = page.document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(<StrictMode>{content}</StrictMode>);
}
