import { expect, test } from 'vitest';
import { CLOUDS } from '../entra/clouds.ts';
import { belongsToResource, scopesOf } from './sign-in-scopes.ts';

test.each([
  ['global', 'defender-xdr', 'https://api.security.microsoft.com/Incident.Read'],
  ['global', 'graph-security', 'https://graph.microsoft.com/SecurityIncident.Read.All'],
  ['gcc', 'defender-xdr', 'https://api-gcc.security.microsoft.us/Incident.Read'],
  ['gcc-high', 'graph-security', 'https://graph.microsoft.us/SecurityIncident.Read.All'],
  ['dod', 'graph-security', 'https://dod-graph.microsoft.us/SecurityIncident.Read.All'],
] as const)('the %s cloud requests one scope of %s', (cloud, api, scope) => {
  expect(scopesOf(CLOUDS[cloud], api)).toEqual([scope]);
});

test.each([
  [['https://api.security.microsoft.com/Incident.Read'], true],
  [['openid', 'profile', 'https://API.security.microsoft.com/.default'], true],
  [['openid', 'Incident.Read'], true],
  [[], true],
  [['https://graph.microsoft.com/Incident.Read', 'openid'], false],
  [['https://api.security.microsoft.com.attacker.example/Incident.Read'], false],
])('granted scopes %j can belong to the resource: %j', (granted, expected) => {
  expect(belongsToResource(granted, 'https://api.security.microsoft.com')).toBe(expected);
});
