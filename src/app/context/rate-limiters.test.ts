import { expect, test } from 'vitest';
import { openRateLimiter } from '../../defender/limits/open-rate-limiter.ts';
import { epochMs, HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { createRateLimiters } from './rate-limiters.ts';

const TENANT = '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801';
const CUSTOMER = '6b1d4b5e-9c3a-4f6d-8b7a-8e903f0c2a1e';
const CLIENT = 'c0ffee00-4b1d-4e5f-8a6b-7c8d9e0f1a2b';
const NOW = epochMs(Date.parse('2026-11-20T10:00:00Z'));

function allGates() {
  const written: string[] = [];
  const memory = createMemoryStore();
  const store = {
    ...memory,
    setItem: (key: string, value: string) => {
      written.push(key);
      memory.setItem(key, value);
    },
  };
  const configuration = { clientId: CLIENT, customers: [{ tenantId: CUSTOMER }] };
  const make = () => createRateLimiters({ store, clock: () => NOW, configuration });
  return { gateFor: make(), gateInAnotherTab: make(), written, store };
}

const going = new AbortController().signal;

test('a token of this app for the tenant signed in to counts with the queue, in every tab', async () => {
  const { gateFor, gateInAnotherTab, written } = allGates();
  const owner = { tenantId: TENANT.toUpperCase(), clientId: CLIENT };
  await gateFor(owner, 'defender-xdr', TENANT).pass('list-incidents', going);
  expect(gateInAnotherTab(owner, 'defender-xdr', TENANT).state().remainingThisMinute).toBe(49);
  expect(gateInAnotherTab(owner, 'graph-security', TENANT).state().remainingThisMinute).toBeGreaterThan(50);
  expect(new Set(written)).toEqual(new Set([`gatehouse.calls.${TENANT}.defender-xdr`]));
});

test.each([['signed in', TENANT] as const, ['signed out', null] as const])(
  'a token of this app for a configured customer stops where the customer’s queue does: %s',
  async (_who, signedInTenantId) => {
    const { gateFor, store, written } = allGates();
    const queue = openRateLimiter({ tenantId: CUSTOMER, api: 'defender-xdr', store, clock: () => NOW });
    const owner = { tenantId: CUSTOMER.toUpperCase(), clientId: CLIENT };
    await gateFor(owner, 'defender-xdr', signedInTenantId).pass('list-incidents', going);
    expect(queue.state().remainingThisMinute).toBe(49);
    queue.closeUntil(epochMs(NOW + MINUTE_MS));
    expect(gateFor(owner, 'defender-xdr', signedInTenantId).state()).toMatchObject({ limitedBy: 'service' });
    expect(new Set(written)).toEqual(new Set([`gatehouse.calls.${CUSTOMER}.defender-xdr`]));
  },
);

test.each([
  [
    'a tenant that is neither signed in to nor configured',
    { tenantId: 'dddddddd-9c3a-4f6d-8b7a-8e903f0c2a1e', clientId: CLIENT },
  ],
  ['another application for a customer', { tenantId: CUSTOMER, clientId: 'dddddddd-9c3a-4f6d-8b7a-8e903f0c2a1e' }],
  ['another application', { tenantId: TENANT, clientId: '6b1d4b5e-9c3a-4f6d-8b7a-8e903f0c2a1e' }],
  ['nobody named', { tenantId: '', clientId: '' }],
])('a token of %s has a gate of its own, remembered and written nowhere', async (_what, owner) => {
  const { gateFor, written } = allGates();
  gateFor(owner, 'defender-xdr', TENANT).closeUntil(epochMs(NOW + MINUTE_MS));
  expect(gateFor(owner, 'defender-xdr', TENANT).state()).toMatchObject({ limitedBy: 'service' });
  expect(gateFor({ tenantId: TENANT, clientId: CLIENT }, 'defender-xdr', TENANT).state().resumesAt).toBeNull();
  expect(written).toEqual([]);
});

test('nobody signed in owns no gate but those of the customers, whatever the claims say', async () => {
  const { gateFor, written } = allGates();
  const gate = gateFor({ tenantId: TENANT, clientId: CLIENT }, 'defender-xdr', null);
  for (let call = 0; call < 50; call += 1) await gate.pass('list-incidents', going);
  expect(gate.state().limitedBy).toBe('quota');
  expect(gate.state().resumesAt).toBeLessThan(NOW + HOUR_MS);
  expect(written).toEqual([]);
});
