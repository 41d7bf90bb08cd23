import { describe, expect, it } from 'vitest';
import type { SetupChoices } from '../setup-choices.ts';
import { consentLinkOfChoices } from './admin-consent-link.ts';
import { neededPermissions } from './needed-permissions.ts';

const CLIENT_ID = '3f0c2a1e-6b1d-4b5e-9c3a-2f6d1b7a8e90';

function aLink(choices: Partial<SetupChoices> = {}, tenant = 'soc.example'): URL {
  const chosen = { reach: 'one-tenant', api: 'defender-xdr', cloud: 'global', ...choices } as const;
  return new URL(
    consentLinkOfChoices({
      choices: chosen,
      clientId: ` ${CLIENT_ID} `,
      tenant,
      needed: neededPermissions(chosen.api),
      redirectUri: 'https://soc.example/gatehouse/redirect.html',
    }),
  );
}

describe('consentLinkOfChoices', () => {
  it('requests consent in the tenant to the permission and returns to the redirect URI', () => {
    const link = aLink();
    expect(link.origin + link.pathname).toBe('https://login.microsoftonline.com/soc.example/v2.0/adminconsent');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: CLIENT_ID,
      scope: 'https://api.security.microsoft.com/Incident.Read',
      redirect_uri: 'https://soc.example/gatehouse/redirect.html',
    });
  });

  it('uses the administrator’s own tenant if any organisation can sign in', () => {
    expect(aLink({ reach: 'any-organisation' }).pathname).toBe('/organizations/v2.0/adminconsent');
  });

  it('uses the sign-in host and the API host of the cloud', () => {
    const link = aLink({ cloud: 'dod', api: 'graph-security' });
    expect(link.origin).toBe('https://login.microsoftonline.us');
    expect(link.searchParams.get('scope')).toBe('https://dod-graph.microsoft.us/SecurityIncident.Read.All');
  });

  it('keeps a tenant value within one path segment', () => {
    expect(aLink({}, '../x?y#z').pathname).toBe('/..%2Fx%3Fy%23z/v2.0/adminconsent');
  });
});
