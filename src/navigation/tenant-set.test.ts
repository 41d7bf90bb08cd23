import { expect, test } from 'vitest';
import { tenantSetField, tenantsOfRoute } from './tenant-set.ts';

const ONE = '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801';
const TWO = '7b94e0d6-2a35-4f18-8e57-c3d1f6a04b02';

test('a set of tenants is the same text in any order and case, and drops what is no tenant id', () => {
  const { decode, encode } = tenantSetField();
  expect(encode(decode([`${TWO},${ONE.toUpperCase()}`, `x,${TWO},../..`]) ?? [])).toEqual([`${ONE},${TWO}`]);
  expect(encode([])).toEqual([]);
  expect(decode(['organizations'])).toEqual([]);
});

test('a hundred tenants fit into the URL', () => {
  const ids = Array.from({ length: 100 }, (_none, index) => `${ONE.slice(0, 33)}${String(index).padStart(3, '0')}`);
  const { decode, encode } = tenantSetField();
  expect(decode(encode(ids))).toEqual(ids);
});

test.each([
  ['', []],
  [`?tenants=${ONE}&status=active`, [ONE]],
  [`?tab=alerts&view=${encodeURIComponent(`status=active&tenants=${ONE},${TWO}`)}`, [ONE, TWO]],
])('the tenants of %j', (search, tenants) => {
  expect(tenantsOfRoute(search)).toEqual(tenants);
});
