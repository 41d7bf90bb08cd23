import type { BearerProblem, VerifiedCaller } from '../entra/bearer.ts';
import type { ApiSwitches, ScenarioName } from '../wire/simulator-contract.ts';
import type { World } from '../world/incident-store.ts';

/** What the simulated APIs stand on. Made once per simulator by `createSimulator` and handed to each API's routes. */
export type SimulatorContext = {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly world: World;
  readonly switches: ApiSwitches;
  /** Multiplies the documented quotas. */
  readonly quotaFactor: number;
  /**
   * Proves the request's bearer token: signature, issuer, lifetime. Does not judge audience, scope, role or tenant
   * membership: that is the API's part.
   */
  readonly verifyBearer: (request: Request) => Promise<VerifiedCaller | { readonly problem: BearerProblem }>;
};
