import type { SessionState } from '../../access/session.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { CLOUDS } from '../../entra/clouds.ts';
import { describeFailure } from '../../failures/describe-failure.ts';
import { epochMs } from '../../std/time.ts';
import { aToken } from '../../token/token.fixture.ts';
import type { CheckEffects } from './check-effects.ts';

export const TENANT_ID = '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801';
const CLIENT_ID = '0f6a3c1e-5b7d-4e21-9c48-6d2a71b05e93';
export const NOW = epochMs(Date.UTC(2026, 10, 20, 8, 40));

export const SIGNED_IN: SessionState = {
  status: 'signed-in',
  account: { name: 'Analyst', username: 'analyst@soc.example', tenantId: TENANT_ID },
  failure: null,
};

/** A token for Defender XDR with these scopes, valid now. */
export function aUserToken(scopes = 'Incident.Read'): string {
  const seconds = Math.floor(NOW / 1000);
  return aToken({
    aud: 'https://api.security.microsoft.com',
    iss: `https://sts.windows.net/${TENANT_ID}/`,
    tid: TENANT_ID,
    appid: CLIENT_ID,
    scp: scopes,
    nbf: seconds - 60,
    iat: seconds - 60,
    exp: seconds + 3_600,
  });
}

type FirstPage = IncidentSource['fetchPage'];

/** The effects of a deployment where everything works. `firstPage` replaces the response of the API. */
export function someEffects(
  change: Partial<Omit<CheckEffects, 'sourceFor'>> & { readonly firstPage?: FirstPage } = {},
): CheckEffects {
  const { firstPage = async () => NO_ROWS, ...changed } = change;
  return {
    configuration: {
      clientId: CLIENT_ID,
      tenant: TENANT_ID,
      cloud: CLOUDS.global,
      api: 'defender-xdr',
      apiBaseUrl: CLOUDS.global.apiOrigins['defender-xdr'],
    },
    page: {
      address: 'https://gatehouse.example/',
      redirectUri: 'https://gatehouse.example/redirect.html',
      isSecureContext: true,
      canStore: () => true,
    },
    clock: () => NOW,
    isOnline: () => true,
    fetch: async () => new Response(null, { status: 401 }),
    ownHostTime: async () => ({ date: new Date(NOW).toUTCString(), age: null }),
    discoverTenant: async () => ({ ok: true, tenantId: TENANT_ID, region: 'EU' }),
    session: {
      state: () => SIGNED_IN,
      checkRegistration: async () => ({ kind: 'answered', error: null }),
      accessToken: async () => aUserToken(),
    },
    sourceFor: () => ({ fetchPage: firstPage }) as unknown as IncidentSource,
    describeFailure: (error) => describeFailure(error),
    ...changed,
  };
}

const NO_ROWS = {
  rows: [],
  brokenRows: [],
  isFull: false,
  hasLink: false,
  nextLink: null,
  alertsIncluded: true,
} as const;
