import type { HeldToken } from '../../access/access-context.ts';
import type { Acquisition } from '../../access/acquisition-log.ts';
import type { Api, Cloud } from '../../entra/clouds.ts';

/** What the inspector sees of the session; nothing where nobody is signed in. */
export type InspectorSession = {
  heldTokens(): Promise<readonly HeldToken[]>;
  /** Asks for a newer token in place of the one held. Rejects with a `SignInError`. */
  renew(tenantId: string, api: Api): Promise<void>;
  /** Oldest first. */
  acquisitions(): readonly Acquisition[];
  readonly signedInTenantId: string | null;
};

/** This deployment, for commands and links. */
export type Deployment = {
  readonly cloud: Cloud;
  readonly clientId: string | null;
  readonly redirectUri: string;
  /** Then the names are made up, and stand in no command and no link. */
  readonly isDemo: boolean;
};
