import { APIS } from '../../entra/apis.ts';
import type { SampleToken } from '../../inspector/input/sample-tokens.tsx';

type DemoTenant = { readonly tenantId: string; readonly displayName: string };

type TokenRequest = {
  readonly tenantId: string;
  readonly api: 'defender-xdr' | 'graph';
  readonly permissions: readonly string[];
  readonly lifetimeSeconds?: number;
};

/** Issues tokens of other applications; the simulator implements it. */
type TokenIssuer = {
  issueApplicationToken(request: TokenRequest): Promise<string>;
  issueDelegatedToken(request: TokenRequest & { readonly personaId: 'analyst' }): Promise<string>;
};

const SHORT_LIFETIME_SECONDS = 90;

/** The tokens that the demo offers to paste: without a user and with one, of several tenants and both APIs. */
export function demoTokens(
  issuer: TokenIssuer,
  tenants: { readonly home: DemoTenant; readonly clinic: DemoTenant; readonly foundry: DemoTenant },
): readonly SampleToken[] {
  const { home, clinic, foundry } = tenants;
  const xdr = APIS['defender-xdr'];
  const graph = APIS['graph-security'];
  const xdrAccess = {
    tenantId: clinic.tenantId,
    api: 'defender-xdr',
    permissions: [xdr.permissions['list-incidents'].application[0]],
  } as const;
  return [
    {
      name: clinic.displayName,
      description: `Application token, ${xdr.displayName}`,
      issue: () => issuer.issueApplicationToken(xdrAccess),
    },
    {
      name: `${clinic.displayName}, ends soon`,
      description: `The same access for ${SHORT_LIFETIME_SECONDS} seconds`,
      issue: () => issuer.issueApplicationToken({ ...xdrAccess, lifetimeSeconds: SHORT_LIFETIME_SECONDS }),
    },
    {
      name: foundry.displayName,
      description: `Application token, ${graph.displayName}`,
      issue: () =>
        issuer.issueApplicationToken({
          tenantId: foundry.tenantId,
          api: 'graph',
          permissions: [graph.permissions['list-incidents'].application[0]],
        }),
    },
    {
      name: `${home.displayName}, as an application`,
      description: `Application token, ${xdr.displayName}`,
      issue: () => issuer.issueApplicationToken({ ...xdrAccess, tenantId: home.tenantId }),
    },
    {
      name: `${home.displayName}, as a user`,
      description: `Delegated token, ${xdr.displayName}`,
      issue: () =>
        issuer.issueDelegatedToken({
          tenantId: home.tenantId,
          api: 'defender-xdr',
          permissions: [xdr.permissions['list-incidents'].delegated[0]],
          personaId: 'analyst',
        }),
    },
  ];
}
