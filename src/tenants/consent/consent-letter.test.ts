import { expect, test } from 'vitest';
import { CLOUDS } from '../../entra/clouds.ts';
import { consentLetter, customerConsentLink } from './consent-letter.ts';

const TENANT = '7b94e0d6-2a35-4f18-8e57-c3d1f6a04b02';
const CLIENT = '5de0a4f2-6f0b-4d1e-9b1a-0c7a6d3e9f10';
const REQUEST = {
  cloud: CLOUDS.global,
  tenantId: TENANT,
  clientId: CLIENT,
  redirectUri: 'https://soc.example/gatehouse/redirect.html',
  state: 's-1',
};

test.each([
  ['defender-xdr', 'https://api.security.microsoft.com/Incident.Read'],
  ['graph-security', 'https://graph.microsoft.com/SecurityIncident.Read.All'],
] as const)('the admin consent link for %s names one scope, never .default', (api, scope) => {
  const link = new URL(customerConsentLink({ ...REQUEST, api }));
  expect(link.origin + link.pathname).toBe(`https://login.microsoftonline.com/${TENANT}/v2.0/adminconsent`);
  expect(Object.fromEntries(link.searchParams)).toEqual({
    client_id: CLIENT,
    scope,
    redirect_uri: REQUEST.redirectUri,
    state: 's-1',
  });
});

test('the letter has the link, the permission with its reason, the unverified publisher, the way back and the other ways in', () => {
  const link = customerConsentLink({ ...REQUEST, api: 'defender-xdr' });
  const letter = consentLetter({
    tenantName: 'Example Foundry',
    tenantId: TENANT,
    clientId: CLIENT,
    api: 'defender-xdr',
    link,
  });
  for (const part of [
    link,
    'Read incidents (Incident.Read), delegated, of Defender XDR, listed as Microsoft Threat Protection',
    'unverified',
    'withdraw consent at any time',
    'guest',
    'GDAP',
    'governance relationship',
    'your own analysts',
    CLIENT,
    TENANT,
  ])
    expect(letter).toContain(part);
});
