import { describe, expect, it } from 'vitest';
import {
  type CheckConfiguration,
  type ConfigurationDraft,
  draftedConfiguration,
  draftProblems,
  serializeConfiguration,
} from './configuration-draft.ts';

const CLIENT_ID = '3f0c2a1e-6b1d-4b5e-9c3a-2f6d1b7a8e90';
const choices = { reach: 'one-tenant', api: 'defender-xdr', cloud: 'global' } as const;

function aDraft(part: Partial<ConfigurationDraft> = {}): ConfigurationDraft {
  return { clientId: CLIENT_ID, tenant: 'soc.example', apiBaseUrl: '', offersDemo: true, ...part };
}

const acceptsAll: CheckConfiguration = () => [];

function complainsOf(...keys: readonly string[]): CheckConfiguration {
  return () => keys.map((key) => ({ key, allowed: 'something else' }));
}

describe('the draft of config.json', () => {
  it('says only what is particular to the deployment', () => {
    expect(draftedConfiguration(choices, aDraft())).toEqual({ clientId: CLIENT_ID, tenant: 'soc.example' });
  });

  it('leaves the tenant out for any organisation, whatever stands in the field', () => {
    const held = draftedConfiguration({ ...choices, reach: 'any-organisation' }, aDraft());
    expect(held).toEqual({ clientId: CLIENT_ID });
  });

  it('writes every key that is not the default, without blanks around what was typed', () => {
    const held = draftedConfiguration(
      { reach: 'one-tenant', api: 'graph-security', cloud: 'gcc-high' },
      aDraft({ clientId: ` ${CLIENT_ID}\n`, apiBaseUrl: ' /graph ', offersDemo: false }),
    );
    expect(held).toEqual({
      clientId: CLIENT_ID,
      tenant: 'soc.example',
      cloud: 'gcc-high',
      api: 'graph-security',
      apiBaseUrl: '/graph',
      demo: false,
    });
  });

  it('has no problem where the reader of the file has none', () => {
    expect(draftProblems(choices, aDraft(), acceptsAll)).toEqual({});
  });

  it('tells what is missing from what is wrong', () => {
    const problems = draftProblems(choices, aDraft({ clientId: '  ' }), complainsOf('clientId', 'tenant'));
    expect(problems.clientId?.kind).toBe('missing');
    expect(problems.tenant).toEqual({ kind: 'wrong', text: 'This has to be something else.' });
  });

  it('refuses the word for any organisation where one tenant was chosen (AADSTS50194)', () => {
    expect(draftProblems(choices, aDraft({ tenant: 'Organizations' }), acceptsAll).tenant?.kind).toBe('wrong');
  });

  it('is written as a text file that reads back as it was', () => {
    const held = draftedConfiguration(choices, aDraft());
    const text = serializeConfiguration(held);
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual(held);
  });
});
