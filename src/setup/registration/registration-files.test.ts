import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neededPermissions } from './needed-permissions.ts';
import type { RegistrationRequest } from './registration-commands.ts';
import { applicationManifest, BICEP_CONFIGURATION, bicepTemplate } from './registration-files.ts';

const REDIRECT_URI = 'https://soc.example/gatehouse/redirect.html';

function aRequest(part: Partial<RegistrationRequest> = {}): RegistrationRequest {
  return {
    reach: 'one-tenant',
    api: 'defender-xdr',
    cloud: 'global',
    redirectUri: REDIRECT_URI,
    needed: neededPermissions('defender-xdr'),
    ...part,
  };
}

/** The values of the string literals in a Bicep template. */
function bicepStrings(template: string): readonly string[] {
  const literals = template.match(/'(?:[^'\\\n\r]|\\.)*'/g) ?? [];
  return literals.map((literal) =>
    literal.slice(1, -1).replace(/\\(.)/g, (_all, escaped: string) => ({ n: '\n', r: '\r' })[escaped] ?? escaped),
  );
}

describe('the application manifest', () => {
  it('registers a single-page application with the redirect URI and the delegated permission', () => {
    expect(JSON.parse(applicationManifest(aRequest()))).toEqual({
      displayName: 'Gatehouse',
      signInAudience: 'AzureADMyOrg',
      spa: { redirectUris: [REDIRECT_URI] },
      requiredResourceAccess: [
        {
          resourceAppId: '8ee8fdad-f234-4243-8f3b-15c294843740',
          resourceAccess: [{ id: '12c153a4-4204-4224-aa3c-4626e2f47c2b', type: 'Scope' }],
        },
      ],
    });
  });

  it('is multi-tenant for any organisation', () => {
    expect(applicationManifest(aRequest({ reach: 'any-organisation' }))).toContain('"AzureADMultipleOrgs"');
    expect(bicepTemplate(aRequest({ reach: 'any-organisation' }))).toContain("'AzureADMultipleOrgs'");
  });
});

describe('the Bicep template', () => {
  it('contains the redirect URI, the API and the permissions, with the extension in its configuration', () => {
    const needed = neededPermissions('graph-security', ['changes', 'hunting']);
    const strings = bicepStrings(bicepTemplate(aRequest({ api: 'graph-security', needed })));
    expect(strings).toContain(REDIRECT_URI);
    expect(strings).toContain('00000003-0000-0000-c000-000000000000');
    expect(strings).toContain('SecurityIncident.Read.All SecurityIncident.ReadWrite.All ThreatHunting.Read.All');
    for (const { id } of needed.permissions) expect(strings).toContain(id);
    expect(JSON.parse(BICEP_CONFIGURATION)).toHaveProperty('extensions.microsoftGraphV1');
  });

  it('keeps any redirect URI one string, without an interpolation', () => {
    const anyText = fc.string({ unit: fc.constantFrom("'", '\\', '$', '{', '}', '\n', '\r', 'a', ' ') });
    fc.assert(
      fc.property(anyText, (redirectUri) => {
        const template = bicepTemplate(aRequest({ redirectUri }));
        expect(bicepStrings(template)).toContain(redirectUri);
        expect(template.match(/(?<!\\)(?:\\\\)*\$\{/)).toBeNull();
      }),
    );
  });
});
