import type { KeptToken, KeptTokens } from '../../access/kept/kept-tokens.ts';
import type { Api } from '../../entra/clouds.ts';

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
