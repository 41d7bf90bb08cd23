import { createContext, use } from 'react';
import type { Configuration } from '../configuration/configuration.ts';
import type { PageAddresses } from '../configuration/page-addresses.ts';
import type { ApiChoice } from './api-choice.ts';
import type { PreferenceStore } from './preferences.ts';
import type { SessionStarter } from './session-starter.ts';

/** Facts about this deployment. They never change while the page is loaded. */
export type Deployment = {
  readonly mode: 'live' | 'demo';
  /** The configuration in use: the demo's own in demo mode. */
  readonly configuration: Configuration;
  /** The configuration in `config.json`, in demo mode too. */
  readonly deployed: Configuration;
  readonly addresses: PageAddresses;
};

/** The state that pages and the shell share. */
export type AppState = {
  readonly deployment: Deployment;
  readonly preferences: PreferenceStore;
  readonly apiChoice: ApiChoice;
  readonly sessionStarter: SessionStarter;
  /** Actions that load the page again. */
  readonly pageLoads: {
    /** Switches to the demo; in demo mode it starts a sign-in. Resolves if the user is still here, or again. */
    exploreDemo(): Promise<void>;
    leaveDemo(): void;
    reload(): void;
    /** Whether the host responds, so that a reload does not replace the app with the browser's error page. */
    canReload(): Promise<boolean>;
  };
};

const AppStateContext = createContext<AppState | null>(null);

export const AppStateProvider = AppStateContext.Provider;

/** Returns the state of the app. Throws outside `AppStateProvider`. */
export function useAppState(): AppState {
  const state = use(AppStateContext);
  if (state === null) throw new Error('useAppState requires AppStateProvider');
  return state;
}
