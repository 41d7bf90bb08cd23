import type { RegistrationAnswer } from '../../access/registration-answer.ts';
import type { SessionState } from '../../access/session.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { Api, Cloud } from '../../entra/clouds.ts';
import type { Fetch } from '../../http/protected-resource.ts';
import type { TimeHeaders } from '../../http/server-time.ts';
import type { Clock } from '../../std/time.ts';
import type { FailureMessage } from '../../ui/failure-message.ts';

/** What the authority says of a tenant; `code` is why it said nothing usable. */
export type TenantAnswer =
  | { readonly ok: true; readonly tenantId: string; readonly region: string | null }
  | { readonly ok: false; readonly code: string };

/** What the check reads and does. Everything that sends a request is named on the page before it is sent. */
export type CheckEffects = {
  readonly configuration: {
    readonly clientId: string | null;
    readonly tenant: string;
    readonly cloud: Cloud;
    readonly api: Api;
    /** Absolute URL of the API, without a trailing slash. */
    readonly apiBaseUrl: string;
  };
  readonly page: {
    readonly address: string;
    readonly redirectUri: string;
    readonly isSecureContext: boolean;
    /** Whether the tab can store a sign-in. */
    readonly canStore: () => boolean;
  };
  readonly clock: Clock;
  readonly isOnline: () => boolean;
  /** For the services. The simulator's in the demo. */
  readonly fetch: Fetch;
  /** The `Date` and `Age` headers of the page's own host; `null` without a response. Never rejects. */
  readonly ownHostTime: () => Promise<TimeHeaders | null>;
  readonly discoverTenant: (tenant: string, signal: AbortSignal) => Promise<TenantAnswer>;
  /** `null` without a client id. */
  readonly session: {
    state(): SessionState;
    checkRegistration(): Promise<RegistrationAnswer>;
    /** The access token for a tenant. Rejects with a `SignInError`. */
    accessToken(tenantId: string, request?: { readonly forceRefresh: boolean }): Promise<string>;
  } | null;
  readonly sourceFor: (tenantId: string) => IncidentSource;
  readonly describeFailure: (error: unknown) => FailureMessage;
};
