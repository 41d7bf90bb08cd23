import type { HeldToken } from '../../access/access-context.ts';
import type { Acquisition } from '../../access/acquisition-log.ts';
import type { ProbeOutcome } from '../../defender/probe-api.ts';
import type { Api, Cloud } from '../../entra/clouds.ts';

/** The part of the session that the inspector uses. Empty while signed out. */
export type InspectorSession = {
  heldTokens(): Promise<readonly HeldToken[]>;
  /** Replaces a session token with a newer one. Rejects with a `SignInError`. */
  renew(tenantId: string, api: Api): Promise<void>;
  /** Oldest first. */
  acquisitions(): readonly Acquisition[];
  /** The last response about this token to a request that the session sent with it. */
  lastResponseTo(token: string): ProbeOutcome | null;
  readonly signedInTenantId: string | null;
};

/** The values of this deployment that appear in commands and links. */
export type Deployment = {
  readonly cloud: Cloud;
  readonly clientId: string | null;
  readonly redirectUri: string;
  /** In the demo, commands and links contain placeholders instead of the fictional values. */
  readonly isDemo: boolean;
};
