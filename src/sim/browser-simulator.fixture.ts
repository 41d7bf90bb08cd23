import { DEMO_CLIENT_ID, demoApplication } from './demo-application.ts';
import { createSimulator } from './simulator.ts';
import { createBrowserTransport } from './wire/browser-transport.ts';
import { SIMULATED_ORIGINS } from './wire/hosts.ts';
import type { ScenarioName, SimulatorStore } from './wire/simulator-contract.ts';
import type { PersonaId } from './world/personas.ts';
import { EXAMPLE_SOC } from './world/tenants.ts';

export const PAGE = 'https://gatehouse.example';
export const NOON = Date.UTC(2026, 10, 20, 12, 0, 0);
export const INCIDENTS = 'https://api.security.microsoft.com/api/incidents';
const TOKEN = `https://login.microsoftonline.com/${EXAMPLE_SOC.tenantId}/oauth2/v2.0/token`;
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

let keptStore: string | null = null;

/** A store for one session. The first one keeps the RSA key, so that the others need not create it again. */
export function aStore(): SimulatorStore {
  let text = keptStore;
  return {
    read: () => text,
    write: (next) => {
      text = next;
      keptStore ??= next.includes('"kty"') ? next : null;
    },
  };
}

/** A simulator behind the demo’s transport, without incidents by default. */
export function aSimulator(scenario: ScenarioName = 'empty', exposed?: readonly string[], store = aStore()) {
  const simulator = createSimulator({
    clock: () => NOON,
    scenario,
    store,
    applications: [demoApplication(`${PAGE}/redirect.html`)],
    ...(exposed === undefined ? {} : { defenderXdrExposedHeaders: exposed }),
  });
  const fetch = createBrowserTransport({
    handle: simulator.handle,
    pageOrigin: PAGE,
    simulatedOrigins: SIMULATED_ORIGINS,
  });
  return { ...simulator, fetch };
}

type Simulator = ReturnType<typeof aSimulator>;

/** Signs a persona in with the page’s forms, accepts the consent page, and redeems the code. */
export async function accessToken(
  simulator: Simulator,
  scope: string,
  persona: PersonaId = 'analyst',
): Promise<string> {
  const query = new URLSearchParams({
    client_id: DEMO_CLIENT_ID,
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: `${PAGE}/redirect.html`,
    scope,
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  });
  const picked = new Request(`https://login.microsoftonline.com/${EXAMPLE_SOC.tenantId}/login?${query}`, {
    method: 'POST',
    body: new URLSearchParams({ persona, decision: 'accept' }),
  });
  const redirect = await simulator.handle(picked, { origin: null });
  const code = new URLSearchParams(redirect.headers.get('Location')?.split('#')[1]).get('code') ?? '';
  const response = await simulator.fetch(TOKEN, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: DEMO_CLIENT_ID,
      grant_type: 'authorization_code',
      code,
      redirect_uri: `${PAGE}/redirect.html`,
      code_verifier: VERIFIER,
      scope,
    }),
  });
  const body: { access_token?: string } = await response.json();
  return body.access_token ?? '';
}

export const withBearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });
