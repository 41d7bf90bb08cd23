import type { BearerProblem, VerifiedCaller } from '../entra/bearer.ts';
import { createWorld } from '../stories/create-world.ts';
import type { ApiSwitches, ScenarioName } from '../wire/simulator-contract.ts';
import { findPersona, type PersonaId } from '../world/personas.ts';
import { EXAMPLE_SOC } from '../world/tenants.ts';
import type { SimulatorContext } from './api-context.ts';

/** Half past eleven in the morning of a day in November. */
export const HALF_PAST_ELEVEN = Date.UTC(2026, 10, 20, 11, 30);

/** A caller as the token check would give it: the Analyst at home with a Defender XDR token unless said otherwise. */
export function aCaller(change: Partial<VerifiedCaller> & { readonly persona?: PersonaId } = {}): VerifiedCaller {
  const { persona = 'analyst', ...rest } = change;
  const tenantId = rest.tenantId ?? EXAMPLE_SOC.tenantId;
  const membership = findPersona(persona)?.memberships.find((held) => held.tenantId === tenantId);
  return {
    tenantId,
    objectId: membership?.objectId ?? 'nobody',
    clientId: 'client',
    audience: 'https://api.security.microsoft.com',
    scopes: ['Incident.Read'],
    roles: [],
    authenticationContexts: [],
    ...rest,
  };
}

/** The same with a Graph token. */
export function aGraphCaller(change: Partial<VerifiedCaller> & { readonly persona?: PersonaId } = {}): VerifiedCaller {
  return aCaller({ audience: 'https://graph.microsoft.com', scopes: ['SecurityIncident.Read.All'], ...change });
}

/** What an API stands on, with a bearer check that gives what the test says and a clock that the test moves. */
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
