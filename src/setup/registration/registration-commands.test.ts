import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodsIn } from '../setup-choices.ts';
import { neededPermissions } from './needed-permissions.ts';
import { type RegistrationRequest, registrationCommands } from './registration-commands.ts';

function aRequest(part: Partial<RegistrationRequest> = {}): RegistrationRequest {
  const api = part.api ?? 'defender-xdr';
  return {
    reach: 'one-tenant',
    api,
    cloud: 'global',
    redirectUri: 'https://soc.example/gatehouse/redirect.html',
    needed: neededPermissions(api),
    ...part,
  };
}

const TOOLS = ['azure-cli', 'graph-powershell', 'cli-for-m365'] as const;

/** Splits a command line with quotes and backslashes into words, as a POSIX shell does. */
function shellWords(line: string): readonly string[] {
  const words = line.match(/(?:'[^']*'|"[^"]*"|\\[\s\S]|[^\s'"\\])+/g) ?? [];
  return words.map((word) =>
    word.replace(/'([^']*)'|"([^"]*)"|\\([\s\S])/g, (_all, single, double, escaped) => single ?? double ?? escaped),
  );
}

describe('neededPermissions', () => {
  it('returns Incident.Read of Microsoft Threat Protection for Defender XDR', () => {
    expect(neededPermissions('defender-xdr')).toEqual({
      permissions: [
        { name: 'Incident.Read', displayName: 'Read incidents', id: '12c153a4-4204-4224-aa3c-4626e2f47c2b' },
      ],
      listedUnder: 'Microsoft Threat Protection',
      resourceId: '8ee8fdad-f234-4243-8f3b-15c294843740',
    });
  });

  it('returns SecurityIncident.Read.All of Microsoft Graph for Microsoft Graph security', () => {
    expect(neededPermissions('graph-security')).toMatchObject({
      permissions: [{ name: 'SecurityIncident.Read.All', id: 'b9abcc4f-94fc-4457-9141-d20ce80ec952' }],
      listedUnder: 'Microsoft Graph',
      resourceId: '00000003-0000-0000-c000-000000000000',
    });
  });
});

describe('registrationCommands', () => {
  it.each(TOOLS)('registers a single-page application with the redirect URI and the permission using %s', (tool) => {
    const commands = registrationCommands(aRequest(), tool);
    expect(commands).toContain('https://soc.example/gatehouse/redirect.html');
    expect(commands).toMatch(/\bspa\b/i);
    expect(commands).not.toMatch(/secret|ReadWrite\.All['"/]|web/i);
    expect(commands).toMatch(/12c153a4-4204-4224-aa3c-4626e2f47c2b|api\.security\.microsoft\.com\/Incident\.Read/);
  });

  it.each([
    ['azure-cli', 'AzureADMyOrg', 'AzureADMultipleOrgs'],
    ['graph-powershell', 'AzureADMyOrg', 'AzureADMultipleOrgs'],
  ] as const)('registers a single-tenant or multi-tenant app with %s', (tool, single, multiple) => {
    expect(registrationCommands(aRequest(), tool)).toContain(single);
    expect(registrationCommands(aRequest({ reach: 'any-organisation' }), tool)).toContain(multiple);
  });

  it('makes the app multi-tenant with CLI for Microsoft 365 only if chosen', () => {
    expect(registrationCommands(aRequest(), 'cli-for-m365')).not.toContain('--multitenant');
    expect(registrationCommands(aRequest({ reach: 'any-organisation' }), 'cli-for-m365')).toContain('--multitenant');
  });

  it('connects PowerShell to the national cloud', () => {
    expect(registrationCommands(aRequest({ cloud: 'dod' }), 'graph-powershell')).toContain('-Environment USGovDoD');
  });

  it('offers a command-line tool only in clouds where it works', () => {
    expect(methodsIn('global')).toEqual(['portal', 'manifest', ...TOOLS, 'bicep']);
    expect(methodsIn('gcc')).not.toContain('cli-for-m365');
    expect(methodsIn('gcc-high')).toEqual(['portal', 'manifest', 'graph-powershell']);
    expect(methodsIn('dod')).toEqual(['portal', 'manifest', 'graph-powershell']);
  });

  // A link can choose the URL of the page, and administrators paste these commands into their shell.
  it('keeps a redirect URI within one argument in a POSIX shell', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^https:\/\/soc\.example\/['"$`;&|\\ a-z()]{0,20}\/redirect\.html$/),
        (redirectUri) => {
          const words = shellWords(registrationCommands(aRequest({ redirectUri }), 'cli-for-m365'));
          expect(words[words.indexOf('--redirectUris') + 1]).toBe(redirectUri);
          const azure = shellWords(registrationCommands(aRequest({ redirectUri }), 'azure-cli'));
          const body: unknown = JSON.parse(azure[azure.indexOf('--body') + 1] ?? '');
          expect(body).toEqual({ spa: { redirectUris: [redirectUri] } });
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('keeps a redirect URI within one string in PowerShell', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^https:\/\/soc\.example\/['\u2018\u2019"$;a-z()]{0,20}$/), (redirectUri) => {
        const commands = registrationCommands(aRequest({ redirectUri }), 'graph-powershell');
        const literal = /RedirectUris = @\('((?:[^'\u2018\u2019]|(['\u2018\u2019])\2)*)'\)/.exec(commands)?.[1];
        expect(literal?.replace(/(['\u2018\u2019])\1/g, '$1')).toBe(redirectUri);
      }),
      { numRuns: 10_000 },
    );
  });
});
