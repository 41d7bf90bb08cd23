import type { AdminConsentResponse } from '../../access/admin-consent-response.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { PageAddresses } from '../configuration/page-addresses.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { createApiChoice } from './api-choice.ts';
import type { AppEffects } from './app-effects.ts';
import type { createDemoMode } from './demo-mode.ts';
import { createPreferenceStore } from './preferences.ts';
import type { RequestLog } from './request-log.ts';
import { createSessionStarter } from './session-starter.ts';
import type { AppContext } from './use-app-context.ts';
import type { Wiring } from './wiring.ts';

/** What is made once for the page. `deployed` is what `config.json` says, also while the demo runs on its own. */
export function createAppContext(
  wiring: Wiring,
  deployed: Configuration,
  addresses: PageAddresses,
  effects: AppEffects,
  travel: ReturnType<typeof createDemoMode>,
  requests: RequestLog,
  adminConsent: AdminConsentResponse | null,
): AppContext {
  const preferences = createPreferenceStore(effects.localStore);
  preferences.subscribe(() => showTheme(preferences.state().theme));
  const starter = createSessionStarter(async () => {
    const { beginSession } = await whenLoaded(import('./begin-session.ts'));
    return beginSession(wiring, addresses, effects, () => location.hash.startsWith('#/incidents'));
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) starter.started()?.session?.resumed();
  });
  const exploreDemo = () => {
    if (wiring.mode === 'live') travel.enterDemo();
    else void starter.start().then(({ session }) => session?.signIn().catch(() => undefined));
  };
  return {
    wiring,
    deployed,
    addresses,
    effects,
    requests,
    preferences,
    apiChoice: createApiChoice(effects.sessionStore, wiring.mode, wiring.configuration.api),
    adminConsent,
    starter,
    exploreDemo,
    leaveDemo: travel.leaveDemo,
    reload: () => location.reload(),
  };
}

function showTheme(theme: 'system' | 'light' | 'dark'): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
