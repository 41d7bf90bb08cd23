import type { HeldToken } from '../../access/access-context.ts';
import type { Acquisition } from '../../access/acquisition-log.ts';
import type { KeptToken, KeptTokens } from '../../access/kept/kept-tokens.ts';
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

/** The tokens that the user keeps for this tab, and what the rest of the app does with them. */
export type KeptTokenAccess = {
  readonly keptTokens: KeptTokens;
  /** The host that receives the requests for an API. Shown before the first one. */
  hostOf(api: Api): string;
  /** Whether the queue reads with this token now. */
  isRead(entry: KeptToken): boolean;
  /** Whether the signed-in user could read the token's tenant without it. */
  isOwnTenant(entry: KeptToken): boolean;
  /** Reads incidents with the token and shows them. */
  use(entry: KeptToken): void;
};

/** The values of this deployment that appear in commands and links. */
export type Deployment = {
  readonly cloud: Cloud;
  readonly clientId: string | null;
  readonly redirectUri: string;
  /** In the demo, commands and links contain placeholders instead of the fictional values. */
  readonly isDemo: boolean;
};
