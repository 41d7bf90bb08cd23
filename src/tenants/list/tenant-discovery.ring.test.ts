import { expect, test } from 'vitest';
import { CLOUDS } from '../../entra/clouds.ts';
import { createSimulator } from '../../sim/simulator.ts';
import { EXAMPLE_AGENCY, TENANTS } from '../../sim/world/tenants.ts';
import { discoverTenant } from './tenant-discovery.ts';

const simulator = createSimulator({
  clock: () => Date.parse('2026-11-21T10:00:00Z'),
  scenario: 'normal',
  store: { read: () => null, write: () => undefined },
  applications: [],
});
const discover = (tenant: string) =>
  discoverTenant(tenant, {
    cloud: CLOUDS.global,
    signal: new AbortController().signal,
    fetch: (url, init) => simulator.handle(new Request(url, init), { origin: 'https://app.example' }),
  });

test('every tenant of the simulated cloud is found by its id and its domain', async () => {
  for (const { tenantId, domain, region } of TENANTS) {
    expect(await discover(domain)).toEqual({ ok: true, value: { tenantId, domain, region: region.scope } });
    expect(await discover(tenantId)).toEqual({ ok: true, value: { tenantId, domain: null, region: region.scope } });
  }
});

test('a tenant of another cloud and an unknown one are refused by the simulated authority’s own documents', async () => {
  for (const tenant of [EXAMPLE_AGENCY.domain, EXAMPLE_AGENCY.tenantId]) {
    expect(await discover(tenant)).toMatchObject({ ok: false, problem: { code: 'other-cloud', cloud: 'GCC High' } });
  }
  expect(await discover('nobody.example')).toEqual({ ok: false, problem: { code: 'not-found' } });
});
