import { describe, expect, it } from 'vitest';
import { CLOUDS } from '../../entra/clouds.ts';
import { discoverTenant, parseTenantInput } from './tenant-discovery.ts';

const TENANT = '7b94e0d6-2a35-4f18-8e57-c3d1f6a04b02';
const DOCUMENT = {
  issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
  tenant_region_scope: 'EU',
  cloud_instance_name: 'microsoftonline.com',
};

/** Discovers with a service that always sends this response. */
function discover(
  input: string,
  reply: { readonly status?: number; readonly body?: unknown; readonly throws?: true },
  cloud: keyof typeof CLOUDS = 'global',
) {
  const requested: string[] = [];
  const result = discoverTenant(input, {
    cloud: CLOUDS[cloud],
    signal: new AbortController().signal,
    fetch: async (url, init) => {
      requested.push(url);
      expect(new Headers(init?.headers).has('authorization')).toBe(false);
      if (reply.throws) throw new TypeError('failed');
      const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
      return new Response(text, { status: reply.status ?? 200 });
    },
  });
  return result.then((outcome) => ({ outcome, requested }));
}

describe('the input for a tenant', () => {
  it.each([
    [`  ${TENANT.toUpperCase()} `, TENANT],
    [`{${TENANT}}`, TENANT],
    ['Foundry.Example', 'foundry.example'],
    ['https://foundry.onmicrosoft.com/', 'foundry.onmicrosoft.com'],
    ['xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'],
  ])('%j is read as %j', (input, tenant) => {
    expect(parseTenantInput(input)).toBe(tenant);
  });

  it.each(['', 'foundry', 'organizations', 'common', 'user@foundry.example', 'a.b/../c.example', '10.0.0.1', 'a..b'])(
    '%j is no tenant, and nothing is sent for it',
    async (input) => {
      const { outcome, requested } = await discover(input, { body: DOCUMENT });
      expect(outcome).toEqual({ ok: false, problem: { code: 'not-a-tenant' } });
      expect(requested).toEqual([]);
    },
  );
});

describe('the document of an authority', () => {
  it('gives the id, the domain and the region of a tenant by its verified domain', async () => {
    const { outcome, requested } = await discover('foundry.example', { body: DOCUMENT });
    expect(outcome).toEqual({ ok: true, value: { tenantId: TENANT, domain: 'foundry.example', region: 'EU' } });
    expect(requested).toEqual([
      'https://login.microsoftonline.com/foundry.example/v2.0/.well-known/openid-configuration',
    ]);
  });

  it.each([
    ['global', 'DODCON', 'microsoftonline.us', 'GCC High'],
    ['gcc-high', 'DOD', 'microsoftonline.us', 'DoD'],
    ['global', undefined, 'microsoftonline.us', null],
    ['global', undefined, 'partner.microsoftonline.cn', null],
    ['gcc-high', undefined, 'microsoftonline.com', null],
  ] as const)('on a site of %s with sub-scope %s of %s refuses another cloud', async (cloud, sub, instance, named) => {
    const body = { ...DOCUMENT, cloud_instance_name: instance, tenant_region_sub_scope: sub };
    const { outcome } = await discover(TENANT, { body }, cloud);
    expect(outcome).toEqual({ ok: false, problem: { code: 'other-cloud', cloud: named } });
  });

  it('is accepted in GCC and in the global cloud alike, because both have the same Entra', async () => {
    for (const cloud of ['global', 'gcc'] as const) {
      for (const sub of ['GCC', undefined]) {
        const body = { ...DOCUMENT, tenant_region_sub_scope: sub };
        expect((await discover(TENANT, { body }, cloud)).outcome.ok).toBe(true);
      }
    }
  });

  it.each([
    ['an unknown tenant', { status: 400, body: { error: 'invalid_tenant' } }, 'not-found'],
    ['a server error', { status: 503, body: 'busy' }, 'no-response'],
    ['a proxy page', { body: '<html>' }, 'unreadable'],
    ['an issuer elsewhere', { body: { ...DOCUMENT, issuer: 'https://evil.example/x/v2.0' } }, 'unreadable'],
    [
      'another tenant than requested',
      { body: { ...DOCUMENT, issuer: DOCUMENT.issuer.replace('7b94', '0000') } },
      'unreadable',
    ],
    ['no connection', { throws: true as const }, 'no-response'],
  ])('with %s is refused with a reason', async (_what, reply, code) => {
    expect((await discover(TENANT, reply)).outcome).toEqual({ ok: false, problem: { code } });
  });

  it('drops a region that is not a short name', async () => {
    const { outcome } = await discover(TENANT, { body: { ...DOCUMENT, tenant_region_scope: '<b>' } });
    expect(outcome).toMatchObject({ ok: true, value: { region: null } });
  });
});
