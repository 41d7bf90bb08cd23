import { expect } from 'vitest';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { createTenantDirectory, EXAMPLE_SOC, type SimulatedTenant } from '../world/tenants.ts';
import { createEntraContext } from './entra-context.ts';
import { createEntraRoutes } from './entra-routes.ts';
import { challengeOf } from './redeem-code.ts';

/* Builders for the tests of the simulated Entra: a handler, a clock, and requests that are valid by default. */

export const PAGE_ORIGIN = 'https://gatehouse.example';
export const REDIRECT_URI = `${PAGE_ORIGIN}/redirect.html`;
export const XDR_SCOPE = 'https://api.security.microsoft.com/Incident.Read';
export const NOON = Date.UTC(2026, 10, 20, 12, 0, 0);
const HOST = 'https://login.microsoftonline.com';
const VERIFIER = 'a-code-verifier-of-forty-three-characters-00';

export function anApplication(change: Partial<RegisteredApplication> = {}): RegisteredApplication {
  return {
    clientId: 'c0ffee00-4b1d-4e5f-8a6b-7c8d9e0f1a2b',
    displayName: 'Gatehouse',
    redirectUris: [{ platform: 'spa', uri: REDIRECT_URI }],
    multiTenant: true,
    requiredPermissions: [
      { resource: 'defender-xdr', scopes: ['Incident.Read', 'Incident.ReadWrite'] },
      { resource: 'graph', scopes: ['SecurityIncident.Read.All', 'User.Read'] },
    ],
    ...change,
  };
}

/** Changed request parameters. A parameter that is `null` is omitted. */
export type Change = { readonly [name: string]: string | null };

function withChange(usual: Record<string, string>, change: Change): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...usual, ...change })) if (value !== null) params.set(name, value);
  return params;
}

/** The tests of one file share the first RSA key, because creating one is slow. */
let sharedKey: Readonly<Record<string, unknown>> | null = null;

export async function anEntra(
  change: {
    applications?: readonly RegisteredApplication[];
    tenants?: readonly SimulatedTenant[];
    stored?: string;
  } = {},
) {
  let nowMs = NOON;
  let text: string | null = change.stored ?? null;
  const applications = change.applications ?? [anApplication()];
  const store = {
    read: () => text,
    write: (next: string) => {
      text = next;
    },
  };
  const context = createEntraContext({
    clock: () => nowMs,
    store,
    applications,
    seed: 7,
    tenants: createTenantDirectory(change.tenants),
  });
  if (sharedKey !== null && change.stored === undefined) {
    const key = sharedKey;
    context.ledger.change((state) => {
      state.signingKey = { ...key };
    });
  }
  await context.signingKey();
  sharedKey ??= context.ledger.read().signingKey;
  const routes = createEntraRoutes(context);
  const challenge = await challengeOf(VERIFIER);
  const application = applications[0] ?? anApplication();

  const entra = {
    context,
    application,
    stored: () => text,
    pass: (ms: number) => {
      nowMs += ms;
    },
    send: async (path: string, init: RequestInit = {}, origin: string | null = null) =>
      routes.fetch(new Request(`${HOST}${path}`, init), { peer: { origin } }),

    authorizeQuery: (over: Change = {}) =>
      withChange(
        {
          client_id: application.clientId,
          response_type: 'code',
          redirect_uri: REDIRECT_URI,
          response_mode: 'fragment',
          scope: `${XDR_SCOPE} openid profile offline_access`,
          state: 'st4te|with=signs',
          nonce: 'a-nonce',
          code_challenge: challenge,
          code_challenge_method: 'S256',
          client_info: '1',
        },
        over,
      ),
    /** Opens the authorization endpoint. */
    authorize: (over: Change = {}, tenant: string = EXAMPLE_SOC.tenantId) =>
      entra.send(`/${tenant}/oauth2/v2.0/authorize?${entra.authorizeQuery(over)}`),
    /** Posts the form of the sign-in page. */
    submit: (fields: Change, over: Change = {}, tenant: string = EXAMPLE_SOC.tenantId) =>
      entra.send(`/${tenant}/login?${entra.authorizeQuery(over)}`, {
        method: 'POST',
        body: withChange({}, fields),
      }),
    /** Signs a persona in and returns the parameters of the response. */
    signIn: async (persona = 'analyst', over: Change = {}, tenant: string = EXAMPLE_SOC.tenantId) =>
      fragmentOf(await entra.submit({ persona, decision: 'accept' }, over, tenant)),
    token: async (fields: Change, tenant: string = EXAMPLE_SOC.tenantId, origin: string | null = PAGE_ORIGIN) => {
      const response = await entra.send(
        `/${tenant}/oauth2/v2.0/token`,
        {
          method: 'POST',
          body: withChange(
            { client_id: application.clientId, scope: `${XDR_SCOPE} openid profile offline_access` },
            fields,
          ),
        },
        origin,
      );
      return { status: response.status, headers: response.headers, body: await jsonOf(response) };
    },
    redeem: (code: string | null, over: Change = {}, tenant?: string, origin?: string | null) =>
      entra.token(
        { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: VERIFIER, ...over },
        tenant,
        origin,
      ),
    refresh: (refreshToken: unknown, over: Change = {}, tenant?: string, origin?: string | null) =>
      entra.token({ grant_type: 'refresh_token', refresh_token: String(refreshToken), ...over }, tenant, origin),
    /** Signs in and redeems the code. */
    tokens: async (persona = 'analyst', over: Change = {}, tenant: string = EXAMPLE_SOC.tenantId) => {
      const response = await entra.signIn(persona, over, tenant);
      const scope = over.scope;
      return entra.redeem(response.get('code'), scope === undefined ? {} : { scope }, tenant);
    },
  };
  return entra;
}

/** The parameters in a redirect's fragment, or none if the response is not a redirect. */
export function fragmentOf(response: Response): URLSearchParams {
  const location = response.headers.get('Location') ?? '';
  return new URLSearchParams(location.slice(location.indexOf('#') + 1 || location.length));
}

/** The HTML of Entra's own page. Throws if the response is a redirect or an error. */
export async function pageOf(response: Response): Promise<string> {
  if (response.status !== 200 || response.headers.has('Location')) throw new Error(`no page: ${response.status}`);
  return response.text();
}

async function jsonOf(response: Response): Promise<Record<string, unknown>> {
  const body: unknown = await response.json();
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

/** Asserts that the token endpoint refused the request with this number and issued no access token. */
export function expectRefusal(
  response: { status: number; body: Record<string, unknown> },
  number: number,
  error: string,
  status = 400,
): void {
  expect(response.body.error_codes).toEqual([number]);
  expect(response.body.error).toBe(error);
  expect(response.status).toBe(status);
  expect(response.body).not.toHaveProperty('access_token');
}
