import { createContext, use } from 'react';
import type { AdminConsentResponse } from '../../access/admin-consent-response.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { PageAddresses } from '../configuration/page-addresses.ts';
import type { ApiChoice } from './api-choice.ts';
import type { AppEffects } from './app-effects.ts';
import type { PreferenceStore } from './preferences.ts';
import type { RequestLog } from './request-log.ts';
import type { SessionStarter } from './session-starter.ts';
import type { Wiring } from './wiring.ts';

/** What is made once when the page starts and every part of the shell may ask for. Effects live behind it. */
export type AppContext = {
  readonly wiring: Wiring;
  /** What `config.json` of this deployment says, also while the demo runs on its own. */
  readonly deployed: Configuration;
  readonly addresses: PageAddresses;
  readonly preferences: PreferenceStore;
  readonly apiChoice: ApiChoice;
  /** What an admin-consent link brought back to this page, if it did. A hint: nothing signs it. */
  readonly adminConsent: AdminConsentResponse | null;
  readonly starter: SessionStarter;
  readonly effects: AppEffects;
  /** The last requests, to quote to support. */
  readonly requests: RequestLog;
  /** Switches to the demo, or within it starts signing in. Leaves the page. */
  exploreDemo(): void;
  /** Leaves the demo for the live app. Leaves the page. */
  leaveDemo(): void;
  reload(): void;
};

const context = createContext<AppContext | null>(null);

export const AppContextProvider = context.Provider;

/** The app's context. Throws outside of it: that is a mistake in the program, not a state of it. */
export function useAppContext(): AppContext {
  const value = use(context);
  if (value === null) throw new Error('used outside of the app');
  return value;
}
