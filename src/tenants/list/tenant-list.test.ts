import { describe, expect, it } from 'vitest';
import { chooseTenants, groupTenants, listTenants } from './tenant-list.ts';
import { parseTenantSettings } from './tenant-settings.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const HOME = id(1);
const settings = parseTenantSettings([
  { tenantId: id(4), domain: 'four.example', group: 'Health' },
  { tenantId: id(2), name: 'My Two', group: 'industry', isInQueue: true },
  { tenantId: id(5), isInQueue: false },
]);
const configured = [
  { tenantId: HOME.toUpperCase(), name: 'Home' },
  { tenantId: id(2), name: 'Two' },
  { tenantId: id(3), name: 'Three' },
];
const list = listTenants({ homeTenantId: HOME, tokenTenantIds: [], configured, settings });

describe('the list of tenants', () => {
  it('has the home tenant, those of config.json and the added ones, each once, with the user’s own name first', () => {
    expect(list.map(({ tenantId, name, origin }) => [tenantId, name, origin])).toEqual([
      [HOME, 'Home', 'home'],
      [id(2), 'My Two', 'configured'],
      [id(3), 'Three', 'configured'],
      [id(4), 'four.example', 'added'],
      [id(5), id(5), 'added'],
    ]);
  });

  it('names the home tenant by the domain of its account, unless it has a name', () => {
    const home = { tenantId: HOME.toUpperCase(), domain: 'home.example' };
    const nameWith = (names: Partial<Parameters<typeof listTenants>[0]>) =>
      listTenants({ homeTenantId: HOME, tokenTenantIds: [id(9)], configured: [], settings: [], home, ...names }).map(
        ({ name }) => name,
      );
    expect(nameWith({})).toEqual(['home.example', id(9)]);
    expect(nameWith({ configured: [{ tenantId: HOME, name: 'Home' }] })).toEqual(['Home', id(9)]);
    expect(nameWith({ home: null })).toEqual([HOME, id(9)]);
  });

  it('puts the home tenant and added tenants into the queue, and configured ones once the user chooses them', () => {
    expect(list.map(({ isInQueue }) => isInQueue)).toEqual([true, true, false, true, false]);
  });

  it('has no home tenant while signed out, but the tenants of tokens in use', () => {
    const inputs = { homeTenantId: null, configured, settings: [] };
    expect(listTenants({ ...inputs, configured: [], tokenTenantIds: [] })).toEqual([]);
    expect(
      listTenants({ ...inputs, tokenTenantIds: [id(3), id(9)] }).map(({ name, origin }) => [name, origin]),
    ).toEqual([
      ['Three', 'token'],
      [id(9), 'token'],
      ['Home', 'configured'],
      ['Two', 'configured'],
    ]);
  });

  it('is grouped in alphabetical order, with ungrouped tenants last', () => {
    expect(groupTenants(list).map(({ group, tenants }) => [group, tenants.length])).toEqual([
      ['Health', 1],
      ['industry', 1],
      [null, 3],
    ]);
  });
});

describe('the tenants of the queue', () => {
  const ids = (named: readonly string[]) => chooseTenants(list, named).chosen.map(({ tenantId }) => tenantId);

  it('are those that the URL names, in the order of the list', () => {
    expect(ids([id(4), id(3).toUpperCase()])).toEqual([id(3), id(4)]);
  });

  it('are the default ones if the URL names none', () => {
    expect(ids([])).toEqual([HOME, id(2), id(4)]);
  });

  it('never include a tenant that is not listed, and count it', () => {
    const link = chooseTenants(list, [id(2), id(77), id(78)]);
    expect(link.chosen.map(({ tenantId }) => tenantId)).toEqual([id(2)]);
    expect(link.unknown).toBe(2);
    expect(chooseTenants(list, [id(77)])).toMatchObject({ unknown: 1, chosen: { length: 3 } });
  });

  it('are the first tenant if the user has taken all of them out of the queue', () => {
    const none = list.map((tenant) => ({ ...tenant, isInQueue: false }));
    expect(chooseTenants(none, []).chosen).toEqual(none.slice(0, 1));
  });
});
