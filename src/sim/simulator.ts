import { HOUR_MS } from '../std/time.ts';
import type { SimulatorContext } from './api/api-context.ts';
import { createDefenderXdrRoutes } from './defender-xdr/routes.ts';
import { verifyBearerToken } from './entra/bearer.ts';
import { createEntraContext, DEFAULT_SEED } from './entra/entra-context.ts';
import { createEntraRoutes } from './entra/entra-routes.ts';
import type { Ledger } from './entra/ledger.ts';
import { createGraphSecurityRoutes } from './graph-security/routes.ts';
import { createWorld } from './stories/create-world.ts';
import { type CorsMode, defenderXdrCors, GRAPH_CORS, preflightResponse, withCors, withoutCors } from './wire/cors.ts';
import { createFaultPlan, delay, untilAborted } from './wire/faults.ts';
import { hostKind } from './wire/hosts.ts';
import type { Fault, Peer, ScenarioName, SimulatorHandler, SimulatorOptions } from './wire/simulator-contract.ts';
import type { World } from './world/incident-store.ts';

export type Simulator = {
  /** Responds to any request to a simulated host, with 404 for other hosts. Rejects only for a planned `network` or `hang` fault. */
  readonly handle: SimulatorHandler;
  /** Plans a fault. Faults planned earlier apply first. */
  plan(fault: Fault): void;
  /** The incidents behind both APIs, for tests that change or count them. */
  readonly world: World;
};

/**
 * Creates the simulated services: Entra ID, the Defender XDR API and Graph security. Sign-in state is kept in
 * `store`; incidents are kept in memory.
 */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { clock, scenario, store, applications } = options;
  const seed = options.seed ?? DEFAULT_SEED;
  const entra = createEntraContext({ clock, store, seed, applications });
  const startMs = firstLoadMs(entra.ledger, scenario, clock());
  const world = createWorld({ scenario, seed, startMs, developing: options.developing ?? true });
  const context: SimulatorContext = {
    clock,
    scenario,
    seed,
    world,
    switches: options.switches ?? {},
    quotaFactor: options.quotaFactor ?? 1,
    verifyBearer: async (request) => verifyBearerToken(request, await entra.signingKey(), clock()),
  };
  const entraRoutes = createEntraRoutes(entra);
  const defenderXdrRoutes = createDefenderXdrRoutes(context);
  const graphRoutes = createGraphSecurityRoutes(context);
  const defenderXdrMode = defenderXdrCors(scenario, options.defenderXdrExposedHeaders ?? []);
  const faults = createFaultPlan();

  async function apiResponse(
    request: Request,
    mode: CorsMode,
    respond: () => Response | Promise<Response>,
  ): Promise<Response> {
    return request.method === 'OPTIONS' ? preflightResponse(mode) : withCors(await respond(), mode);
  }

  async function route(request: Request, peer: Peer): Promise<Response> {
    switch (hostKind(new URL(request.url).hostname)) {
      case 'entra':
        return entraRoutes.fetch(request, { peer });
      case 'defender-xdr':
        return apiResponse(request, defenderXdrMode, () => defenderXdrRoutes.fetch(request));
      case 'graph':
        return apiResponse(request, GRAPH_CORS, () => graphRoutes.fetch(request));
      case null:
        return new Response('This host is not simulated.', { status: 404 });
    }
  }

  /** A planned status gets the CORS headers of its host. */
  function modeOf(request: Request): CorsMode {
    return hostKind(new URL(request.url).hostname) === 'defender-xdr' ? defenderXdrMode : GRAPH_CORS;
  }

  return {
    world,
    plan: faults.plan,
    handle: async (request, peer) => {
      const fault = faults.take(request);
      switch (fault?.kind) {
        case undefined:
          return route(request, peer);
        case 'status': {
          const { status, body = null, headers = {} } = fault;
          return withCors(new Response(body, { status, headers }), modeOf(request));
        }
        case 'delay':
          await delay(fault.ms, request.signal);
          return route(request, peer);
        case 'hang':
          return untilAborted(request.signal);
        case 'network':
          throw new TypeError('The connection was closed');
        case 'no-cors':
          return withoutCors(await route(request, peer));
      }
    },
  };
}

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
