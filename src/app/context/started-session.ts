import type { QueryClient } from '@tanstack/react-query';
import type { AdminConsentResponse } from '../../access/admin-consent-response.ts';
import type { ConsentRequests } from '../../access/consent-requests.ts';
import type { KeptTokens } from '../../access/kept/kept-tokens.ts';
import type { LibrarySession } from '../../access/start-session.ts';
import type { InspectorEffects } from '../../defender/probe-api.ts';
import type { SampleToken } from '../../inspector/input/sample-tokens.tsx';
import type { ApiChoice } from './api-choice.ts';
import type { ApiResponses } from './api-responses.ts';
import type { Environment } from './environment.ts';
import type { IncidentSources } from './incident-sources.ts';
import type { NewVersion } from './new-version.ts';
import type { PreferenceStore } from './preferences.ts';
import type { RequestLog } from './request-log.ts';
import type { ServerClock } from './server-clock.ts';
import type { SiteFacts } from './site-facts.ts';
import type { TriageOpener } from './triage-opener.ts';
import type { Wiring } from './wiring.ts';

/** What it takes to start the session. */
export type SessionDependencies = {
  readonly wiring: Wiring;
  readonly environment: Environment;
  readonly apiChoice: ApiChoice;
  readonly preferences: PreferenceStore;
};

/** Everything that exists once the session has started. `session` is `null` without a client id. */
export type StartedSession = {
  readonly session: LibrarySession | null;
  /** The tokens that the user keeps for this tab. */
  readonly keptTokens: KeptTokens;
  /** Tokens to try the inspector with; empty outside the demo. */
  readonly sampleTokens: readonly SampleToken[];
  readonly sources: IncidentSources;
  readonly queryClient: QueryClient;
  readonly inspectorEffects: InspectorEffects;
  /** The last requests, to quote to support. */
  readonly requests: RequestLog;
  readonly responses: ApiResponses;
  /** The response to a consent link that this tab did not make, if this page load follows one. Unsigned: only a hint. */
  readonly adminConsent: AdminConsentResponse | null;
  readonly consentRequests: ConsentRequests;
  /** See `Wiring`. */
  readonly consentAddressOf: (link: string) => string;
  readonly newVersion: NewVersion;
  readonly triage: TriageOpener;
  readonly serverClock: ServerClock;
  readonly site: SiteFacts;
  /** Deletes everything this tab has stored about signing in, then reloads the page. */
  resetSignIn(): void;
};
