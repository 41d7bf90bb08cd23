import { DEMO_CLIENT_ID } from '../src/sim/demo-application.ts';
import { createSimulator, type Simulator } from '../src/sim/simulator.ts';
import type { RegisteredApplication, ScenarioName } from '../src/sim/wire/simulator-contract.ts';
import { EXAMPLE_SOC } from '../src/sim/world/tenants.ts';
import { serveFromBuild } from './build-files.ts';
import { startTlsServer } from './tls-server.ts';

/** Serves the production build with the recommended headers. */
export const APP_ORIGIN = 'https://gatehouse.example';
/** Serves only the files, without headers, at `/` and below a sub-path. */
export const STATIC_ORIGIN = 'https://static.example';
export const SUB_PATH = '/some/sub/path/';
/** A path of the app's own origin that the host forwards to Defender XDR. */
export const PROXY_PATH = '/defender/';

const SIMULATED_HOSTS = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'api.security.microsoft.com',
  'graph.microsoft.com',
  'graph.microsoft.us',
];

export const MAPPED_HOSTS = ['gatehouse.example', 'static.example', ...SIMULATED_HOSTS];

export const E2E_APPLICATION: RegisteredApplication = {
  clientId: 'c0ffee00-4b1d-4e5f-8a6b-7c8d9e0f1a2b',
  displayName: 'Gatehouse',
  redirectUris: [{ platform: 'spa', uri: `${APP_ORIGIN}/redirect.html` }],
  multiTenant: false,
  requiredPermissions: [
    { resource: 'defender-xdr', scopes: ['Incident.Read'] },
    { resource: 'graph', scopes: ['SecurityIncident.Read.All'] },
  ],
};

/** With the permissions to change incidents, which the user grants when the first change asks for them. */
export const WRITING_APPLICATION: RegisteredApplication = {
  ...E2E_APPLICATION,
  requiredPermissions: [
    { resource: 'defender-xdr', scopes: ['Incident.Read', 'Incident.ReadWrite'] },
    { resource: 'graph', scopes: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'] },
  ],
};

export type SiteOptions = {
  readonly scenario: ScenarioName;
  /** The served `config.json`: an object, or a text that is sent unchanged; `null` for a missing file. */
  readonly configuration: object | string | null;
  readonly application: RegisteredApplication;
};

export const DEFAULT_CONFIGURATION = { clientId: E2E_APPLICATION.clientId, tenant: EXAMPLE_SOC.tenantId } as const;

/** The server side of one test: the simulator behind the real host names, and the requests it received. */
export type Site = {
  readonly simulator: Simulator;
  readonly options: SiteOptions;
  /** Requests that reached the simulated hosts: method, host and path, without query. */
  readonly requests: string[];
  /** Moves the clock of the simulated services. */
  advance(ms: number): void;
  configure(configuration: SiteOptions['configuration']): void;
};

function newSite(options: SiteOptions): Site {
  let offset = 0;
  let state: string | null = null;
  const site = {
    options,
    requests: [] as string[],
    advance: (ms: number) => {
      offset += ms;
    },
    configure: (configuration: SiteOptions['configuration']) => {
      site.options = { ...site.options, configuration };
    },
    simulator: createSimulator({
      clock: () => Date.now() + offset,
      scenario: options.scenario,
      // Only the test changes the incidents.
      developing: false,
      store: {
        read: () => state,
        write: (text) => {
          state = text;
        },
      },
      applications: [options.application, { ...options.application, clientId: DEMO_CLIENT_ID, redirectUris: [] }],
    }),
  };
  return site;
}

/** Starts one TLS server per worker. Every test gets a new site behind it. */
export async function startSiteServer() {
  let current: Site | null = null;
  const server = await startTlsServer(async (request) => {
    const url = new URL(request.url);
    const site = current;
    if (site === null) return new Response('no test is running', { status: 503 });
    if (url.hostname === 'gatehouse.example') {
      if (url.pathname.startsWith(PROXY_PATH)) return forwarded(request, site);
      if (url.pathname === '/config.json') return configurationResponse(site.options.configuration);
      return serveFromBuild(url.pathname.slice(1), 'recommended');
    }
    if (url.hostname === 'static.example') {
      const path = url.pathname.startsWith(SUB_PATH) ? url.pathname.slice(SUB_PATH.length) : url.pathname.slice(1);
      return serveFromBuild(path, 'none');
    }
    site.requests.push(`${request.method} ${url.hostname}${url.pathname}`);
    return site.simulator.handle(request, { origin: request.headers.get('origin') });
  }, MAPPED_HOSTS);
  return {
    port: server.port,
    close: server.close,
    open: (options: SiteOptions): Site => {
      current = newSite(options);
      return current;
    },
  };
}

/** What a host does that proxies the API: the API sees no `Origin`, because the page's request is to its own origin. */
function forwarded(request: Request, site: Site): Promise<Response> {
  const url = new URL(request.url);
  const target = `https://api.security.microsoft.com/${url.pathname.slice(PROXY_PATH.length)}${url.search}`;
  site.requests.push(`${request.method} ${url.hostname}${url.pathname}`);
  return site.simulator.handle(new Request(target, { method: request.method, headers: request.headers }), {
    origin: null,
  });
}

function configurationResponse(configuration: SiteOptions['configuration']): Response {
  if (configuration === null) return new Response('Not found', { status: 404 });
  const body = typeof configuration === 'string' ? configuration : JSON.stringify(configuration);
  return new Response(body, { headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' } });
}
