import type { BearerProblem, VerifiedCaller } from '../entra/bearer.ts';
import { createWorld } from '../stories/create-world.ts';
import type { ApiSwitches, ScenarioName, WriteDeviation } from '../wire/simulator-contract.ts';
import { findPersona, membershipIn, type PersonaId } from '../world/personas.ts';
import { aCustomer, EXAMPLE_SOC, type SimulatedTenant } from '../world/tenants.ts';
import type { SimulatorContext } from './api-context.ts';

/** 20 November 2026, 11:30 UTC. */
export const HALF_PAST_ELEVEN = Date.UTC(2026, 10, 20, 11, 30);

/** A verified caller, by default the Analyst in the home tenant with a Defender XDR token. */
export function aCaller(change: Partial<VerifiedCaller> & { readonly persona?: PersonaId } = {}): VerifiedCaller {
  const { persona = 'analyst', ...rest } = change;
  const tenantId = rest.tenantId ?? EXAMPLE_SOC.tenantId;
  const user = findPersona(persona);
  const tenant = tenantId === EXAMPLE_SOC.tenantId ? EXAMPLE_SOC : aCustomer({ tenantId, displayName: '', domain: '' });
  const membership = user === null ? null : membershipIn(user, tenant);
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
    readonly tenants?: readonly SimulatedTenant[];
  } = {},
): SimulatorContext & {
  nowMs: number;
  deviation: WriteDeviation | null;
  bearer: VerifiedCaller | { readonly problem: BearerProblem };
} {
  const {
    scenario = 'normal',
    seed = 1,
    switches = {},
    quotaFactor = 1,
    caller = aCaller(),
    developing = false,
    tenants,
  } = change;
  const context: ReturnType<typeof anApiContext> = {
    nowMs: HALF_PAST_ELEVEN,
    bearer: caller,
    deviation: null,
    deviationOf: () => context.deviation,
    clock: (): number => context.nowMs,
    scenario,
    seed,
    switches,
    quotaFactor,
    world: createWorld({
      scenario,
      seed,
      startMs: HALF_PAST_ELEVEN,
      developing,
      ...(tenants === undefined ? {} : { tenants }),
    }),
    verifyBearer: async () => context.bearer,
  };
  return context;
}
