import { expect, test } from 'vitest';
import { epochMs, HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { createRateLimiters } from './rate-limiters.ts';

const TENANT = '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801';
const CUSTOMER = '6b1d4b5e-9c3a-4f6d-8b7a-8e903f0c2a1e';
const STRANGER = 'dddddddd-9c3a-4f6d-8b7a-8e903f0c2a1e';
const CLIENT = 'c0ffee00-4b1d-4e5f-8a6b-7c8d9e0f1a2b';
const NOW = epochMs(Date.parse('2026-11-20T10:00:00Z'));
const OURS = { tenantId: TENANT, clientId: CLIENT, api: 'defender-xdr' } as const;

/** The limiters of two tabs over one storage. */
function twoTabs(knownTenants: readonly string[] = [TENANT, CUSTOMER, 'organizations']) {
  const written: string[] = [];
  const memory = createMemoryStore();
  const store = {
    ...memory,
    setItem: (key: string, value: string) => {
      written.push(key);
      memory.setItem(key, value);
    },
  };
  const open = () =>
    createRateLimiters({ store, clock: () => NOW, clientId: CLIENT, knownTenants: () => knownTenants });
  return { limiterFor: open(), limiterInOtherTab: open(), written };
}

const { signal } = new AbortController();

test('every caller of a quota gets the same limiter, whatever the case of the ids', () => {
  const { limiterFor } = twoTabs();
  const limiter = limiterFor(OURS);
  expect(limiterFor({ ...OURS, tenantId: TENANT.toUpperCase(), clientId: CLIENT.toUpperCase() })).toBe(limiter);
  expect(limiterFor({ ...OURS, api: 'graph-security' })).not.toBe(limiter);
  expect(limiterFor({ ...OURS, clientId: STRANGER })).not.toBe(limiter);
  expect(limiterFor({ ...OURS, tenantId: CUSTOMER })).not.toBe(limiter);
});

test.each([
  ['signed in to', TENANT],
  ['configured as a customer', CUSTOMER],
])('tabs share the history of this application in a tenant that is %s', async (_what, tenantId) => {
  const { limiterFor, limiterInOtherTab, written } = twoTabs();
  await limiterFor({ ...OURS, tenantId: tenantId.toUpperCase() }).acquire('list-incidents', signal);
  const other = limiterInOtherTab({ ...OURS, tenantId });
  expect(other.state().remainingThisMinute).toBe(49);
  const graph = limiterInOtherTab({ ...OURS, tenantId, api: 'graph-security' });
  expect(graph.state().remainingThisMinute).toBeGreaterThan(50);
  limiterFor({ ...OURS, tenantId }).pauseUntil(epochMs(NOW + MINUTE_MS));
  expect(other.state()).toMatchObject({ limitedBy: 'service' });
  expect(new Set(written)).toEqual(new Set([`gatehouse.requests.${tenantId}.${CLIENT}.defender-xdr`]));
});

test.each([
  ['an unknown tenant', { ...OURS, tenantId: STRANGER }],
  ['another application in a customer tenant', { ...OURS, tenantId: CUSTOMER, clientId: STRANGER }],
  ['another application', { ...OURS, clientId: CUSTOMER }],
  ['a token without ids', { ...OURS, tenantId: '', clientId: '' }],
])('the history of %s has its own limiter and stays in memory', (_what, quota) => {
  const { limiterFor, written } = twoTabs();
  limiterFor(quota).pauseUntil(epochMs(NOW + MINUTE_MS));
  expect(limiterFor(quota).state()).toMatchObject({ limitedBy: 'service' });
  expect(limiterFor(OURS).state().resumesAt).toBeNull();
  expect(written).toEqual([]);
});

test('a history that stays in memory still limits the requests', async () => {
  const { limiterFor, written } = twoTabs([]);
  const limiter = limiterFor(OURS);
  for (let request = 0; request < 50; request += 1) await limiter.acquire('list-incidents', signal);
  expect(limiter.state().limitedBy).toBe('quota');
  expect(limiter.state().resumesAt).toBeLessThan(NOW + HOUR_MS);
  expect(written).toEqual([]);
});

test('without a configured client id, no history is shared', () => {
  const written: string[] = [];
  const store = { ...createMemoryStore(), setItem: (key: string) => void written.push(key) };
  const limiterFor = createRateLimiters({ store, clock: () => NOW, clientId: null, knownTenants: () => [TENANT, ''] });
  limiterFor({ ...OURS, clientId: '' }).pauseUntil(epochMs(NOW + MINUTE_MS));
  expect(written).toEqual([]);
});

test('multiplies the documented limits by the quota factor', () => {
  const options = { store: createMemoryStore(), clock: () => NOW, clientId: CLIENT, knownTenants: () => [TENANT] };
  expect(createRateLimiters(options)(OURS).state()).toMatchObject({
    remainingThisMinute: 50,
    remainingThisHour: 1_500,
  });
  expect(createRateLimiters({ ...options, quotaFactor: 10 })(OURS).state()).toMatchObject({
    remainingThisMinute: 500,
    remainingThisHour: 15_000,
  });
});
