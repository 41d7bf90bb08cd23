import { DEMO_DAEMON, DEMO_SCRIPT } from './demo-application.ts';
import { findSubject } from './entra/directory.ts';
import type { EntraContext } from './entra/entra-context.ts';
import { DEFENDER_XDR, GRAPH } from './entra/resources.ts';
import { issueAccessToken, issueApplicationToken } from './entra/tokens.ts';
import { findPersona, type PersonaId, type ResourceName } from './world/personas.ts';

type OtherApplication = { readonly clientId: string; readonly displayName: string };

type TokenRequest = {
  readonly tenantId: string;
  readonly api: ResourceName;
  readonly permissions: readonly string[];
  /** Default: between 60 and 90 minutes, as Entra chooses it. */
  readonly lifetimeSeconds?: number;
  readonly application?: OtherApplication;
};

/** Issues access tokens of other applications, as their owners obtain them outside the browser. */
export type TokenIssuer = {
  /** A token without a user: the permissions become `roles`. Rejects with a `RangeError` for anything unknown. */
  issueApplicationToken(request: TokenRequest): Promise<string>;
  /** A token for a persona: the permissions become `scp`. Rejects with a `RangeError` for anything unknown. */
  issueDelegatedToken(request: TokenRequest & { readonly personaId: PersonaId }): Promise<string>;
};

/**
 * Creates an issuer over the simulated Entra's key, so that both APIs accept its tokens. No grant is involved: a page must
 * not hold a secret, and Entra refuses client credentials from a browser. The tokens' claims are those of the real flows.
 */
export function createTokenIssuer(context: EntraContext): TokenIssuer {
  async function prepare(request: TokenRequest, kind: 'scopes' | 'appRoles') {
    const { tenantId, api, permissions, lifetimeSeconds } = request;
    const tenant = context.tenants.find(tenantId);
    if (tenant === null) throw new RangeError(`The world has no tenant ${tenantId}`);
    const resource = api === 'graph' ? GRAPH : DEFENDER_XDR;
    const unknown = permissions.find((permission) => !resource[kind].includes(permission));
    if (unknown !== undefined) throw new RangeError(`${resource.displayName} has no permission ${unknown}`);
    if (lifetimeSeconds !== undefined && !(lifetimeSeconds > 0)) throw new RangeError('The lifetime must be positive');
    return {
      tenant,
      grant: { resource, audience: resource.identifiers[0] ?? resource.appId },
      issuing: {
        key: await context.signingKey(),
        nowSeconds: Math.floor(context.clock() / 1_000),
        serialText: context.ids.guid(),
        ...(lifetimeSeconds === undefined ? {} : { lifetimeSeconds }),
      },
    };
  }

  return {
    issueApplicationToken: async (request) => {
      const { tenant, grant, issuing } = await prepare(request, 'appRoles');
      const { accessToken } = await issueApplicationToken({
        ...issuing,
        ...grant,
        tenant,
        application: request.application ?? DEMO_DAEMON,
        roles: request.permissions,
        credential: 'certificate',
      });
      return accessToken;
    },
    issueDelegatedToken: async (request) => {
      const { tenant, grant, issuing } = await prepare(request, 'scopes');
      const persona = findPersona(request.personaId);
      const subject = persona === null ? null : findSubject(context.tenants, persona, { kind: 'tenant', tenant });
      if (subject === null || 'strangerIn' in subject) {
        throw new RangeError(`${request.personaId} has no account in ${tenant.displayName}`);
      }
      const { accessToken } = await issueAccessToken(
        {
          ...issuing,
          application: request.application ?? DEMO_SCRIPT,
          subject,
          sessionId: context.ids.guid(),
          claims: { capabilities: [], authenticationContexts: [], idToken: [] },
        },
        { ...grant, scopes: request.permissions },
      );
      return accessToken;
    },
  };
}
