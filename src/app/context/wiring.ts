import type { Fetch } from '../../http/protected-resource.ts';
import type { Configuration } from '../configuration/configuration.ts';

/**
 * What differs between the live app and the demo, and nothing else does: who answers, under which client id, and
 * where the sign-in endpoints are. Live leaves the library's own in place.
 */
export type Wiring = {
  readonly mode: 'live' | 'demo';
  readonly configuration: Configuration;
  readonly fetch: Fetch;
  /** In the demo, what answers the sign-in library's own requests, and its endpoints as JSON. `null` leaves both to the library. */
  readonly demoSignIn: { readonly fetch: Fetch; readonly authorityMetadata: string } | null;
};

/** The live app: everything goes to the real hosts. */
export function liveWiring(configuration: Configuration, fetch: Fetch): Wiring {
  return { mode: 'live', configuration, fetch, demoSignIn: null };
}
