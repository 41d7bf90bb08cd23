import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neededPermissions } from './needed-permissions.ts';
import { type RegistrationRequest, registrationCommands } from './registration-commands.ts';
import { waysIn } from './setup-choices.ts';

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

const WAYS = ['azure-cli', 'graph-powershell', 'cli-for-m365'] as const;

/** The words of a POSIX command line that holds single quotes, double quotes and backslashes, as a shell splits it. */
function shellWords(line: string): readonly string[] {
  const words = line.match(/(?:'[^']*'|"[^"]*"|\\[\s\S]|[^\s'"\\])+/g) ?? [];
  return words.map((word) =>
    word.replace(/'([^']*)'|"([^"]*)"|\\([\s\S])/g, (_all, single, double, escaped) => single ?? double ?? escaped),
  );
}

describe('the one permission that reading takes', () => {
  it('is Incident.Read of Microsoft Threat Protection for Defender XDR', () => {
    expect(neededPermissions('defender-xdr')).toEqual({
      permissions: [
        { name: 'Incident.Read', displayName: 'Read incidents', id: '12c153a4-4204-4224-aa3c-4626e2f47c2b' },
      ],
      listedUnder: 'Microsoft Threat Protection',
      resourceId: '8ee8fdad-f234-4243-8f3b-15c294843740',
    });
  });

  it('is SecurityIncident.Read.All of Microsoft Graph for Graph security', () => {
    expect(neededPermissions('graph-security')).toMatchObject({
      permissions: [{ name: 'SecurityIncident.Read.All', id: 'b9abcc4f-94fc-4457-9141-d20ce80ec952' }],
      listedUnder: 'Microsoft Graph',
      resourceId: '00000003-0000-0000-c000-000000000000',
    });
  });
});

describe('registration by command line', () => {
  it.each(WAYS)('%s registers the redirect URI as a single-page application with the one permission', (way) => {
    const commands = registrationCommands(aRequest(), way);
    expect(commands).toContain('https://soc.example/gatehouse/redirect.html');
    expect(commands).toMatch(/\bspa\b/i);
    expect(commands).not.toMatch(/secret|ReadWrite\.All['"/]|web/i);
    expect(commands).toMatch(/12c153a4-4204-4224-aa3c-4626e2f47c2b|api\.security\.microsoft\.com\/Incident\.Read/);
  });

  it.each([
    ['azure-cli', 'AzureADMyOrg', 'AzureADMultipleOrgs'],
    ['graph-powershell', 'AzureADMyOrg', 'AzureADMultipleOrgs'],
  ] as const)('%s lets in one tenant or any organisation as chosen', (way, one, any) => {
    expect(registrationCommands(aRequest(), way)).toContain(one);
    expect(registrationCommands(aRequest({ reach: 'any-organisation' }), way)).toContain(any);
  });

  it('makes the app multi-tenant with CLI for M365 only where it was chosen', () => {
    expect(registrationCommands(aRequest(), 'cli-for-m365')).not.toContain('--multitenant');
    expect(registrationCommands(aRequest({ reach: 'any-organisation' }), 'cli-for-m365')).toContain('--multitenant');
  });

  it('signs PowerShell in to the national cloud', () => {
    expect(registrationCommands(aRequest({ cloud: 'dod' }), 'graph-powershell')).toContain('-Environment USGovDoD');
  });

  it('offers a command line only in clouds it is known to work in', () => {
    expect(waysIn('global')).toEqual(['portal', ...WAYS]);
    expect(waysIn('gcc')).not.toContain('cli-for-m365');
    expect(waysIn('gcc-high')).toEqual(['portal', 'graph-powershell']);
    expect(waysIn('dod')).toEqual(['portal', 'graph-powershell']);
  });

  // The address of a page is chosen by whoever makes the link; what is copied from here runs in an administrator's shell.
  it('never lets an address end its word in a POSIX shell', () => {
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

  it('never lets an address end its text in PowerShell', () => {
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
