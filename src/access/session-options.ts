import type { Api, Cloud } from '../entra/clouds.ts';
import type { Fetch } from '../http/protected-resource.ts';
import type { Clock } from '../std/time.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import type { OpenSessionChannel } from './session-channel.ts';

/** What a session is made of. The library itself also uses the page's own `location`, `history` and sessionStorage. */
export type SessionOptions = {
  readonly clientId: string;
  /** Where people sign in: a tenant id, a verified domain, or `organizations`. */
  readonly tenant: string;
  readonly cloud: Cloud;
  /** The API whose scope is asked for at sign-in. */
  readonly api: Api;
  /** The absolute address of `redirect.html` beside `index.html`, as registered. Also where the service's sign-out page leads back to. */
  readonly redirectUri: string;
  /**
   * The absolute address that the redirect page goes on to after the service's sign-out page, without a fragment, so that
   * what was open is not opened for the next person. The start page of this deployment where none is given.
   */
  readonly pageAfterSignOut?: string;
  readonly clock: Clock;
  /** The page's own; `null` where the browser blocks it. */
  readonly sessionStorage: KeyValueStore | null;
  /** For the mark of a sign-out only; `null` where the browser blocks it. */
  readonly localStorage: KeyValueStore | null;
  readonly isOnline: () => boolean;
  readonly openChannel: OpenSessionChannel;
  /** Answers the token endpoint; in the demo that is the simulator. Gives up with its `signal`. */
  readonly fetch: Fetch;
  /** In the demo: the endpoints, as JSON with `{tenantid}` where the tenant stands. */
  readonly demo?: { readonly authorityMetadata: string };
};

/**
 * The authority that issues tokens for a tenant. In the demo it ends in `/v2.0`: with the tenant alone, the library
 * would put it in the place of the first folder of the demo's own endpoints. On the real service the suffix changes
 * nothing, and is left out.
 */
export function authorityOf(options: Pick<SessionOptions, 'cloud' | 'demo'>, tenant: string): string {
  const authority = `${options.cloud.authorityOrigin}/${tenant.toLowerCase()}`;
  return options.demo === undefined ? authority : `${authority}/v2.0`;
}
