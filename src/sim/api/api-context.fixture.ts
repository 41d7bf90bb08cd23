import type { BearerProblem, VerifiedCaller } from '../entra/bearer.ts';
import { createWorld } from '../stories/create-world.ts';
import type { ApiSwitches, ScenarioName } from '../wire/simulator-contract.ts';
import { findPersona, type PersonaId } from '../world/personas.ts';
import { EXAMPLE_SOC } from '../world/tenants.ts';
import type { SimulatorContext } from './api-context.ts';

/** 20 November 2026, 11:30 UTC. */
export const HALF_PAST_ELEVEN = Date.UTC(2026, 10, 20, 11, 30);

/** A verified caller, by default the Analyst in the home tenant with a Defender XDR token. */
export function aCaller(change: Partial<VerifiedCaller> & { readonly persona?: PersonaId } = {}): VerifiedCaller {
  const { persona = 'analyst', ...rest } = change;
  const tenantId = rest.tenantId ?? EXAMPLE_SOC.tenantId;
  const user = findPersona(persona);
  const membership = user?.memberships.find((candidate) => candidate.tenantId === tenantId);
  return {
    tenantId,
    objectId: membership?.objectId ?? 'unknown-user',
    clientId: 'client',
    userName: user?.userPrincipalName ?? null,
    audience: 'https://api.security.microsoft.com',
    scopes: ['Incident.Read'],
    roles: [],
    authenticationContexts: [],
    ...rest,
  };
}

/** A verified caller with a Graph token. */
export function aGraphCaller(change: Partial<VerifiedCaller> & { readonly persona?: PersonaId } = {}): VerifiedCaller {
  return aCaller({ audience: 'https://graph.microsoft.com', scopes: ['SecurityIncident.Read.All'], ...change });
}

/** The context of an API, with a caller and a clock that the test sets. */
export function anApiContext(
  change: {
    readonly scenario?: ScenarioName;
    readonly seed?: number;
    readonly switches?: ApiSwitches;
    readonly quotaFactor?: number;
    readonly caller?: VerifiedCaller | { readonly problem: BearerProblem };
    readonly developing?: boolean;
  } = {},
): SimulatorContext & { nowMs: number; bearer: VerifiedCaller | { readonly problem: BearerProblem } } {
  const {
    scenario = 'normal',
    seed = 1,
    switches = {},
    quotaFactor = 1,
    caller = aCaller(),
    developing = false,
  } = change;
  const context = {
    nowMs: HALF_PAST_ELEVEN,
    bearer: caller,
    clock: (): number => context.nowMs,
    scenario,
    seed,
    switches,
    quotaFactor,
    world: createWorld({ scenario, seed, startMs: HALF_PAST_ELEVEN, developing }),
    verifyBearer: async () => context.bearer,
  };
  return context;
}
