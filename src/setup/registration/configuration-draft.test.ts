import { describe, expect, it } from 'vitest';
import {
  type CheckConfiguration,
  type ConfigurationDraft,
  customersText,
  draftedConfiguration,
  draftProblems,
  serializeConfiguration,
} from './configuration-draft.ts';

const CLIENT_ID = '3f0c2a1e-6b1d-4b5e-9c3a-2f6d1b7a8e90';
const choices = { reach: 'one-tenant', api: 'defender-xdr', cloud: 'global' } as const;

function aDraft(part: Partial<ConfigurationDraft> = {}): ConfigurationDraft {
  return { clientId: CLIENT_ID, tenant: 'soc.example', apiBaseUrl: '', offersDemo: true, customers: '', ...part };
}

const acceptsAll: CheckConfiguration = () => [];

function reportsProblemsOf(...keys: readonly string[]): CheckConfiguration {
  return () => keys.map((key) => ({ key, allowed: 'something else' }));
}

describe('the configuration draft', () => {
  it('omits keys with their default value', () => {
    expect(draftedConfiguration(choices, aDraft())).toEqual({ clientId: CLIENT_ID, tenant: 'soc.example' });
  });

  it('omits the tenant for any organisation, whatever the field contains', () => {
    const configuration = draftedConfiguration({ ...choices, reach: 'any-organisation' }, aDraft());
    expect(configuration).toEqual({ clientId: CLIENT_ID });
  });

  it('contains every other key, with the typed values trimmed', () => {
    const configuration = draftedConfiguration(
      { reach: 'one-tenant', api: 'graph-security', cloud: 'gcc-high' },
      aDraft({ clientId: ` ${CLIENT_ID}\n`, apiBaseUrl: ' /graph ', offersDemo: false }),
    );
    expect(configuration).toEqual({
      clientId: CLIENT_ID,
      tenant: 'soc.example',
      cloud: 'gcc-high',
      api: 'graph-security',
      apiBaseUrl: '/graph',
      demo: false,
    });
  });

  it('keeps the customers of any organisation, one per line, and leaves them out for one tenant', () => {
    const tenantId = '6ab0e2a9-28c2-4df0-a9a5-5b2f4ee8c001';
    const draft = aDraft({ customers: ` ${tenantId}  Example   Foundry, East \n\nnot-an-id` });
    expect(draftedConfiguration({ ...choices, reach: 'any-organisation' }, draft)).toEqual({
      clientId: CLIENT_ID,
      customers: [
        { tenantId, name: 'Example Foundry, East' },
        { tenantId: 'not-an-id', name: '' },
      ],
    });
    expect(draftedConfiguration(choices, draft)).not.toHaveProperty('customers');
    expect(customersText([{ tenantId, name: 'Example Foundry' }])).toBe(`${tenantId} Example Foundry`);
  });

  it('has no problems if the parser of the file reports none', () => {
    expect(draftProblems(choices, aDraft(), acceptsAll)).toEqual({});
  });

  it('distinguishes missing values from invalid ones', () => {
    const problems = draftProblems(choices, aDraft({ clientId: '  ' }), reportsProblemsOf('clientId', 'tenant'));
    expect(problems.clientId?.kind).toBe('missing');
    expect(problems.tenant).toEqual({ kind: 'wrong', text: 'Enter something else.' });
  });

  it('refuses "organizations" if one tenant is chosen (AADSTS50194)', () => {
    expect(draftProblems(choices, aDraft({ tenant: 'Organizations' }), acceptsAll).tenant?.kind).toBe('wrong');
  });

  it('serializes to JSON with a final newline', () => {
    const configuration = draftedConfiguration(choices, aDraft());
    const text = serializeConfiguration(configuration);
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual(configuration);
  });
});
