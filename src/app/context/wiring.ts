import type { Fetch } from '../../http/protected-resource.ts';
import type { SampleToken } from '../../inspector/input/sample-tokens.tsx';
import type { Configuration } from '../configuration/configuration.ts';

/** Everything that differs between the live app and the demo. */
export type Wiring = {
  readonly mode: 'live' | 'demo';
  readonly configuration: Configuration;
  readonly fetch: Fetch;
  /**
   * In the demo, the transport of the sign-in library and its endpoints as JSON. `null` in the live app, where the library
   * uses its own.
   */
  readonly demoSignIn: { readonly fetch: Fetch; readonly authorityMetadata: string } | null;
  /** Where an admin consent link leads: to itself, in the demo to the simulated consent page. */
  readonly consentAddressOf: (link: string) => string;
  /** How many times the documented number of requests the service accepts. 1 in the live app. */
  readonly quotaFactor: number;
  /** Tokens that the demo offers to paste. */
  readonly sampleTokens?: readonly SampleToken[];
};

/** Creates the wiring of the live app, which sends every request to the real hosts. */
export function liveWiring(configuration: Configuration, fetch: Fetch): Wiring {
  return { mode: 'live', configuration, fetch, demoSignIn: null, consentAddressOf: (link) => link, quotaFactor: 1 };
}
