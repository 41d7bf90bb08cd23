import { HOUR_MS } from '../std/time.ts';
import type { SimulatorContext } from './api/api-context.ts';
import { createDefenderXdrRoutes } from './defender-xdr/routes.ts';
import { verifyBearerToken } from './entra/bearer.ts';
import { createEntraContext, DEFAULT_SEED } from './entra/entra-context.ts';
import { createEntraRoutes } from './entra/entra-routes.ts';
import type { Ledger } from './entra/ledger.ts';
import { createGraphSecurityRoutes } from './graph-security/routes.ts';
import { createWorld } from './stories/create-world.ts';
import { tenantsOf } from './stories/scenarios.ts';
import { createTenantConditions } from './tenant-conditions.ts';
import { createTokenIssuer, type TokenIssuer } from './token-issuer.ts';
import {
  type CorsMode,
  defenderXdrCors,
  GRAPH_CORS,
  preflightResponse,
  withAllowedMethods,
  withCors,
  withoutCors,
} from './wire/cors.ts';
import { createFaultPlan, delay, untilAborted } from './wire/faults.ts';
import { hostKind } from './wire/hosts.ts';
import type {
  Fault,
  Peer,
  ScenarioName,
  SimulatorHandler,
  SimulatorOptions,
  WriteDeviation,
} from './wire/simulator-contract.ts';
import type { World } from './world/incident-store.ts';
import { createTenantDirectory, type TenantState } from './world/tenants.ts';

export type Simulator = TokenIssuer & {
  /** Responds to any request to a simulated host, with 404 for other hosts. Rejects only for a planned `network` or `hang` fault, before or after applying. */
  readonly handle: SimulatorHandler;
  /** Plans a fault. Faults planned earlier apply first. */
  plan(fault: Fault): void;
  /** The incidents behind both APIs, for tests that change or count them. */
  readonly world: World;
  /** Changes how a tenant behaves from the next request on. Throws a `RangeError` for an unknown tenant. */
  setTenantState(tenantId: string, state: TenantState): void;
};

/**
 * Creates the simulated services: Entra ID, the Defender XDR API and Graph security. Sign-in state is kept in
 * `store`; incidents are kept in memory.
 */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { clock, scenario, store, applications } = options;
  const seed = options.seed ?? DEFAULT_SEED;
  const tenants = options.tenants ?? tenantsOf(scenario);
  const directory = createTenantDirectory(tenants);
  const entra = createEntraContext({ clock, store, seed, applications, tenants: directory });
  const startMs = firstLoadMs(entra.ledger, scenario, clock());
  const world = createWorld({ scenario, seed, startMs, developing: options.developing ?? true, tenants });
  const verified = new WeakMap<Request, ReturnType<SimulatorContext['verifyBearer']>>();
  const verifyBearer: SimulatorContext['verifyBearer'] = (request) => {
    const known = verified.get(request);
    if (known !== undefined) return known;
    const caller = entra.signingKey().then((key) => verifyBearerToken(request, key, directory, clock()));
    verified.set(request, caller);
    return caller;
  };
  const deviations = new WeakMap<Request, WriteDeviation>();
  const context: SimulatorContext = {
    clock,
    scenario,
    seed,
    world,
    switches: options.switches ?? {},
    quotaFactor: options.quotaFactor ?? 1,
    deviationOf: (request) => deviations.get(request) ?? null,
    verifyBearer,
  };
  const applyTenantState = createTenantConditions({
    tenants: directory,
    verifyBearer,
    clock,
    slowTenantMs: options.slowTenantMs,
  });
  const entraRoutes = createEntraRoutes(entra);
  const defenderXdrRoutes = createDefenderXdrRoutes(context);
  const graphRoutes = createGraphSecurityRoutes(context);
  const defenderXdrMode = defenderXdrCors(scenario, options.defenderXdrExposedHeaders ?? []);
  const faults = createFaultPlan();

  async function apiResponse(
    request: Request,
    api: 'defender-xdr' | 'graph',
    respond: () => Response | Promise<Response>,
  ): Promise<Response> {
    const mode = api === 'graph' ? GRAPH_CORS : defenderXdrMode;
    if (request.method === 'OPTIONS') return preflightResponse(mode);
    return withCors((await applyTenantState(request, api)) ?? (await respond()), mode);
  }

  async function route(request: Request, peer: Peer): Promise<Response> {
    switch (hostKind(new URL(request.url).hostname)) {
      case 'entra':
        return entraRoutes.fetch(request, { peer });
      case 'defender-xdr':
        return apiResponse(request, 'defender-xdr', () => defenderXdrRoutes.fetch(request));
      case 'graph':
        return apiResponse(request, 'graph', () => graphRoutes.fetch(request));
      case null:
        return new Response('This host is not simulated.', { status: 404 });
    }
  }

  /** A planned status gets the CORS headers of its host. */
  function modeOf(request: Request): CorsMode {
    return hostKind(new URL(request.url).hostname) === 'defender-xdr' ? defenderXdrMode : GRAPH_CORS;
  }

  return {
    ...createTokenIssuer(entra),
    world,
    plan: faults.plan,
    setTenantState: directory.setState,
    handle: async (request, peer) => {
      const fault = faults.take(request);
      if (fault !== null && APPLY_FIRST.has(fault.kind)) await route(request, peer);
      switch (fault?.kind) {
        case undefined:
          return route(request, peer);
        case 'status':
        case 'status-after-applying': {
          const { status, body = null, headers = {} } = fault;
          return withCors(new Response(body, { status, headers }), modeOf(request));
        }
        case 'delay':
          await delay(fault.ms, request.signal);
          return route(request, peer);
        case 'hang':
        case 'hang-after-applying':
          return untilAborted(request.signal);
        case 'network':
        case 'network-after-applying':
          throw new TypeError('The connection was closed');
        case 'another-editor':
          fault.edit();
          return route(request, peer);
        case 'deviating-write':
          deviations.set(request, fault.deviation);
          return route(request, peer);
        case 'allow-methods':
          return withAllowedMethods(await route(request, peer), fault.methods);
        case 'no-cors':
          return withoutCors(await route(request, peer));
      }
    },
  };
}

/** Faults that hide the response to a request that takes effect. */
const APPLY_FIRST: ReadonlySet<Fault['response']['kind']> = new Set([
  'status-after-applying',
  'hang-after-applying',
  'network-after-applying',
]);

/** After this time a session starts its scenario afresh: replaying many hours of developments would slow the load. */
const LONGEST_SESSION_MS = 8 * HOUR_MS;

/** The time of the scenario's first load in this session. It is kept in the store, so that a reload changes no time. */
function firstLoadMs(ledger: Ledger, scenario: ScenarioName, nowMs: number): number {
  return ledger.change((state) => {
    const stored = state.world?.scenario === scenario ? state.world.startMs : null;
    const isCurrent = stored !== null && stored <= nowMs && nowMs - stored <= LONGEST_SESSION_MS;
    const startMs = isCurrent ? stored : nowMs;
    state.world = { scenario, startMs };
    return startMs;
  });
}
