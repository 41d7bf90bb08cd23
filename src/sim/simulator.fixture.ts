import { DEMO_CLIENT_ID, demoApplication } from './demo-application.ts';
import { createSimulator } from './simulator.ts';
import { createBrowserTransport } from './wire/browser-transport.ts';
import { SIMULATED_ORIGINS } from './wire/hosts.ts';
import type { SimulatorOptions } from './wire/simulator-contract.ts';
import type { SimulatedTenant } from './world/tenants.ts';
import { EXAMPLE_SOC } from './world/tenants.ts';

/* The simulator behind the browser transport, with a signed-in partner. */

const PAGE = 'https://gatehouse.example';
const NOON = Date.UTC(2026, 10, 20, 12, 0, 0);
export const INCIDENTS = 'https://api.security.microsoft.com/api/incidents';
export const SECURITY_INCIDENTS = 'https://graph.microsoft.com/v1.0/security/incidents';
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const SCOPES: Readonly<Record<string, string>> = {
  [INCIDENTS]: 'https://api.security.microsoft.com/Incident.Read',
  [SECURITY_INCIDENTS]: 'https://graph.microsoft.com/SecurityIncident.Read.All',
};

/** The first simulator's store holds the RSA key that the others need not make again. */
let storeWithKey: string | null = null;

/** A simulator with the demo's application. `list` reads a tenant's incidents as the partner. */
export async function aPartnerSimulator(change: Partial<SimulatorOptions> = {}) {
  let nowMs = NOON;
  let text: string | null = storeWithKey;
  const simulator = createSimulator({
    clock: () => nowMs,
    scenario: 'normal',
    developing: false,
    applications: [demoApplication(`${PAGE}/redirect.html`)],
    store: {
      read: () => text,
      write: (next) => {
        text = next;
        storeWithKey ??= next.includes('"kty"') ? next : null;
      },
    },
    ...change,
  });
  const fetch = createBrowserTransport({
    handle: simulator.handle,
    pageOrigin: PAGE,
    simulatedOrigins: SIMULATED_ORIGINS,
  });

  async function tokenRequest(tenant: SimulatedTenant, fields: Record<string, string>) {
    const response = await fetch(`https://login.microsoftonline.com/${tenant.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: DEMO_CLIENT_ID, redirect_uri: `${PAGE}/redirect.html`, ...fields }),
    });
    const body: { access_token?: string; refresh_token?: string; error_codes?: number[] } = await response.json();
    return body;
  }

  async function signIn(): Promise<string> {
    const query = new URLSearchParams({
      client_id: DEMO_CLIENT_ID,
      response_type: 'code',
      response_mode: 'fragment',
      redirect_uri: `${PAGE}/redirect.html`,
      scope: `${SCOPES[INCIDENTS]} offline_access`,
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      login_hint: 'partner@soc.example',
    });
    const picked = new Request(`https://login.microsoftonline.com/${EXAMPLE_SOC.tenantId}/login?${query}`, {
      method: 'POST',
      body: new URLSearchParams({ persona: 'partner' }),
    });
    const redirect = await simulator.handle(picked, { origin: null });
    const code = new URLSearchParams(redirect.headers.get('Location')?.split('#')[1]).get('code') ?? '';
    const tokens = await tokenRequest(EXAMPLE_SOC, {
      grant_type: 'authorization_code',
      code,
      code_verifier: VERIFIER,
      scope: `${SCOPES[INCIDENTS]} offline_access`,
    });
    return tokens.refresh_token ?? '';
  }

  const refreshToken = await signIn();
  return {
    ...simulator,
    fetch,
    pass: (ms: number) => {
      nowMs += ms;
    },
    /** Gets a token for the tenant, which may be refused, and sends the list request. */
    list: async (tenant: SimulatedTenant, address: string, signal?: AbortSignal) => {
      const { access_token } = await tokenRequest(tenant, {
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        scope: SCOPES[address] ?? '',
      });
      const init = { headers: { Authorization: `Bearer ${access_token}` } };
      return fetch(address, signal === undefined ? init : { ...init, signal });
    },
  };
}
