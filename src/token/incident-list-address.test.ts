import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUDIENCES } from '../entra/audiences.ts';
import { allServiceOrigins, CLOUDS } from '../entra/clouds.ts';
import { incidentListAddress } from './incident-list-address.ts';

const urlOf = (aud: string, cloud = CLOUDS.global) => incidentListAddress([aud], cloud)?.url ?? null;

describe('incidentListAddress', () => {
  it.each([
    ['https://api.security.microsoft.com', 'https://api.security.microsoft.com/api/incidents?$top=1'],
    ['https://api.security.microsoft.com/', 'https://api.security.microsoft.com/api/incidents?$top=1'],
    ['https://API.security.microsoft.com', 'https://api.security.microsoft.com/api/incidents?$top=1'],
    ['https://security.microsoft.com/mtp/', 'https://api.security.microsoft.com/api/incidents?$top=1'],
    ['spn:8ee8fdad-f234-4243-8f3b-15c294843740', 'https://api.security.microsoft.com/api/incidents?$top=1'],
    ['https://api-gov.security.microsoft.us', 'https://api-gov.security.microsoft.us/api/incidents?$top=1'],
    ['https://graph.microsoft.com', 'https://graph.microsoft.com/v1.0/security/incidents?$top=1'],
    ['00000003-0000-0000-c000-000000000000', 'https://graph.microsoft.com/v1.0/security/incidents?$top=1'],
    ['https://dod-graph.microsoft.us/', 'https://dod-graph.microsoft.us/v1.0/security/incidents?$top=1'],
    ['https://microsoftgraph.chinacloudapi.cn', null],
    ['https://api.securitycenter.microsoft.com', null],
    ['https://management.azure.com', null],
    ['https://api.security.microsoft.com.soc.example', null],
    ['https://api.security.microsoft.com@soc.example', null],
    ['https://api.security.microsoft.com:8443', null],
    ['https://api.security.microsoft.com/api/../../', null],
    ['http://api.security.microsoft.com', null],
    ['https://eu.api.security.microsoft.com', null],
    ['', null],
  ])('maps the audience %j to %s', (aud, url) => {
    expect(urlOf(aud)).toBe(url);
  });

  it('uses the cloud of this deployment if the audience names only the service', () => {
    expect(urlOf('8ee8fdad-f234-4243-8f3b-15c294843740', CLOUDS.dod)).toMatch(
      /^https:\/\/api-gov\.security\.microsoft\.us\//,
    );
    expect(urlOf('https://graph.microsoft.com', CLOUDS.dod)).toMatch(/^https:\/\/graph\.microsoft\.com\//);
  });

  it('returns null without an audience or with several', () => {
    expect(incidentListAddress([], CLOUDS.global)).toBeNull();
    expect(
      incidentListAddress(['https://api.security.microsoft.com', 'https://graph.microsoft.com'], CLOUDS.global),
    ).toBeNull();
  });

  it('never returns another host than the published ones', () => {
    const known = AUDIENCES.flatMap(({ applicationId, identifiers }) => [applicationId, ...identifiers]);
    const piece = fc.constantFrom(
      '.',
      '/',
      '@',
      ':443',
      '\\',
      '%2f',
      '#',
      '?',
      ' ',
      'soc.example',
      '\u3002',
      '..',
      'xn--',
    );
    const audience = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.tuple(fc.constantFrom(...known), piece, fc.string()).map((parts) => parts.join('')),
      fc.tuple(piece, fc.constantFrom(...known)).map((parts) => parts.join('')),
      fc.constantFrom(...known),
    );
    fc.assert(
      fc.property(audience, fc.constantFrom(...Object.values(CLOUDS)), (aud, cloud) => {
        const address = incidentListAddress([aud], cloud);
        if (address === null) return;
        const url = new URL(address.url);
        expect(allServiceOrigins()).toContain(url.origin);
        expect(url.username + url.password).toBe('');
        expect(['/api/incidents', '/v1.0/security/incidents']).toContain(url.pathname);
      }),
      { numRuns: 10_000 },
    );
  });
});
