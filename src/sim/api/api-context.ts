import type { BearerProblem, VerifiedCaller } from '../entra/bearer.ts';
import type { ApiSwitches, ScenarioName, WriteDeviation } from '../wire/simulator-contract.ts';
import type { World } from '../world/incident-store.ts';

/** The dependencies of the simulated APIs. */
export type SimulatorContext = {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly world: World;
  readonly switches: ApiSwitches;
  /** Multiplies the documented quotas. */
  readonly quotaFactor: number;
  /** The planned deviation of a request that changes an incident, or `null`. */
  readonly deviationOf: (request: Request) => WriteDeviation | null;
  /**
   * Verifies signature, issuer and lifetime of the request's bearer token. Does not check audience, scope, role or tenant
   * membership, which is the job of the API.
   */
  readonly verifyBearer: (request: Request) => Promise<VerifiedCaller | { readonly problem: BearerProblem }>;
};
