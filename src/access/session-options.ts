import type { Api, Cloud } from '../entra/clouds.ts';
import type { Fetch } from '../http/protected-resource.ts';
import type { Clock } from '../std/time.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import type { OpenSessionChannel } from './session-channel.ts';

/** The dependencies of a session. The library also uses the page's own `location`, `history` and sessionStorage. */
export type SessionOptions = {
  readonly clientId: string;
  /** The tenant to sign in to: a tenant id, a verified domain, or `organizations`. */
  readonly tenant: string;
  readonly cloud: Cloud;
  /** The API whose scope sign-in requests. */
  readonly api: Api;
  /** The absolute URL of `redirect.html` beside `index.html`, as registered. The service also returns here after a sign-out. */
  readonly redirectUri: string;
  /**
   * The absolute URL that the redirect page navigates to after a sign-out. Without a fragment, so that the next user does
   * not get the previous user's page. Default: the start page of this deployment.
   */
  readonly pageAfterSignOut?: string;
  readonly clock: Clock;
  /** The page's own sessionStorage; `null` if the browser blocks it. */
  readonly sessionStorage: (KeyValueStore & Pick<Storage, 'length' | 'key'>) | null;
  /** Used only to record a sign-out for other tabs; `null` if the browser blocks it. */
  readonly localStorage: KeyValueStore | null;
  readonly isOnline: () => boolean;
  readonly openChannel: OpenSessionChannel;
  /** Sends the library's requests; in the demo, to the simulator. Must respect `signal`. */
  readonly fetch: Fetch;
  /** Called when a user signs out in any tab, also while no user is signed in in this one. */
  readonly onSignedOut?: () => void;
  /** In the demo: the endpoints, as JSON with `{tenantid}` in place of the tenant. */
  readonly demo?: { readonly authorityMetadata: string };
};

/**
 * Returns the authority that issues tokens for a tenant. In the demo it ends in `/v2.0`: without it, the library would
 * replace the first folder of the demo's own endpoints with the tenant. The real service does not need the suffix.
 */
export function authorityOf(options: Pick<SessionOptions, 'cloud' | 'demo'>, tenant: string): string {
  const authority = `${options.cloud.authorityOrigin}/${tenant.toLowerCase()}`;
  return options.demo === undefined ? authority : `${authority}/v2.0`;
}
