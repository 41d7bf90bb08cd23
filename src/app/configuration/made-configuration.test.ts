import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOUD_NAMES, CLOUDS } from '../../entra/clouds.ts';
import {
  type ConfigurationDraft,
  draftedConfiguration,
  draftProblems,
  serializeConfiguration,
} from '../../setup/registration/configuration-draft.ts';
import { parseConfiguration } from './parse-configuration.ts';

const choices = fc.record({
  reach: fc.constantFrom('one-tenant' as const, 'any-organisation' as const),
  api: fc.constantFrom('defender-xdr' as const, 'graph-security' as const),
  cloud: fc.constantFrom(...CLOUD_NAMES),
});
const customer = fc.record({ tenantId: fc.uuid(), name: fc.constantFrom('Example Foundry', 'Clinic, East', 'Ø & Co') });
const draft: fc.Arbitrary<ConfigurationDraft> = fc.record({
  clientId: fc.oneof(fc.uuid(), fc.string({ maxLength: 40 })),
  tenant: fc.oneof(fc.uuid(), fc.constantFrom('soc.example', 'organizations', ''), fc.string({ maxLength: 20 })),
  apiBaseUrl: fc.oneof(
    fc.constantFrom('', '/defender', 'https://eu.api.security.microsoft.com', 'https://evil.example', '//evil.example'),
    fc.string({ maxLength: 20 }),
  ),
  offersDemo: fc.boolean(),
  customers: fc.oneof(
    fc.constant(''),
    fc
      .array(customer, { maxLength: 3 })
      .map((list) => list.map(({ tenantId, name }) => `${tenantId} ${name}`).join('\n')),
    fc.string({ maxLength: 20 }),
  ),
});

/** The customer of a line that the form accepts. */
function linesOf(line: string): readonly { tenantId: string; name: string }[] {
  const [tenantId = '', ...name] = line.trim().split(' ');
  return tenantId === '' ? [] : [{ tenantId, name: name.join(' ') }];
}

const checkConfiguration = (content: unknown) => {
  const parsed = parseConfiguration(content);
  return parsed.ok ? [] : parsed.problem;
};

describe('the config.json that setup creates', () => {
  it('is valid exactly when the form reports no problem, and contains the chosen values', () => {
    let created = 0;
    fc.assert(
      fc.property(choices, draft, (chosen, typed) => {
        if (Object.keys(draftProblems(chosen, typed, checkConfiguration)).length > 0) return;
        created += 1;
        const parsed = parseConfiguration(JSON.parse(serializeConfiguration(draftedConfiguration(chosen, typed))));
        expect(parsed).toEqual({
          ok: true,
          value: {
            clientId: typed.clientId.trim(),
            tenant: chosen.reach === 'one-tenant' ? typed.tenant.trim() : 'organizations',
            cloud: CLOUDS[chosen.cloud],
            api: chosen.api,
            apiBaseUrl: typed.apiBaseUrl.trim() === '' ? null : typed.apiBaseUrl.trim(),
            customers: chosen.reach === 'one-tenant' ? [] : typed.customers.split('\n').flatMap(linesOf),
            offersDemo: typed.offersDemo,
          },
        });
      }),
      { numRuns: 10_000 },
    );
    expect(created).toBeGreaterThan(500);
  });

  it('has the same error text in the form as on the configuration error page', () => {
    const typed = { clientId: 'not-a-guid', tenant: 'soc.example', apiBaseUrl: '', offersDemo: true, customers: '' };
    const chosen = { reach: 'one-tenant', api: 'defender-xdr', cloud: 'global' } as const;
    expect(draftProblems(chosen, typed, checkConfiguration).clientId?.text).toContain('a GUID');
  });
});
