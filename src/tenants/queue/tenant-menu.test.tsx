// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Router } from '../../navigation/router.tsx';
import { listTenants } from '../list/tenant-list.ts';
import { parseTenantSettings } from '../list/tenant-settings.ts';
import { TenantMenu } from './tenant-menu.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const tenants = listTenants({
  homeTenantId: id(1),
  tokenTenantIds: [],
  configured: [{ tenantId: id(1), name: 'Home' }],
  settings: parseTenantSettings([
    { tenantId: id(2), name: 'Foundry', group: 'Industry' },
    { tenantId: id(3), name: 'Port', group: 'Industry' },
  ]),
});

let root: Root;
const onChoose = vi.fn();

beforeEach(() => {
  onChoose.mockReset();
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

async function open(options: { chosen: readonly number[]; failed?: readonly number[]; all?: typeof tenants }) {
  const { chosen, failed = [], all = tenants } = options;
  await act(async () =>
    root.render(
      <Router>
        <TenantMenu
          tenants={all}
          chosenIds={chosen.map(id)}
          failedIds={failed.map(id)}
          unknownCount={0}
          onChoose={onChoose}
          onManage={() => undefined}
        />
      </Router>,
    ),
  );
  const button = document.querySelector('button');
  if (button === null) return;
  await act(async () => button.click());
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(document.querySelector('[role="menu"]')).not.toBeNull();
  });
}

const choose = (name: string) =>
  act(async () => {
    const item = [...document.querySelectorAll<HTMLElement>('[role^="menuitem"]')].find((each) =>
      each.textContent?.startsWith(name),
    );
    if (item === undefined) throw new Error(`no item ${name}`);
    item.click();
  });

test.each([
  ['All tenants', [1, 2, 3]],
  ['Group: Industry', [2, 3]],
  ['Only failed tenants', [3]],
  ['Foundry', [1, 2, 3]],
  ['Port', [1]],
])('choosing “%s” reads those tenants', async (name, expected) => {
  await open({ chosen: [1, 3], failed: [3] });
  await choose(name);
  expect(onChoose).toHaveBeenCalledWith(expect.arrayContaining(expected.map(id)));
  expect(onChoose.mock.calls[0]?.[0]).toHaveLength(expected.length);
});

test('the last tenant cannot be taken out', async () => {
  await open({ chosen: [1] });
  await choose('Home');
  expect(onChoose).not.toHaveBeenCalled();
});

test('a single tenant is a name without a menu', async () => {
  await open({ chosen: [1], all: tenants.slice(0, 1) });
  expect(document.querySelector('button')).toBeNull();
  expect(document.body.textContent).toBe('Home');
});

const many = listTenants({
  homeTenantId: null,
  tokenTenantIds: [],
  configured: Array.from({ length: 100 }, (_none, index) => ({
    tenantId: id(index + 1),
    name: `Customer ${index + 1}`,
  })),
  settings: parseTenantSettings([]),
});

test('more than ten tenants can be searched by name and id, and chosen one by one', async () => {
  await open({ chosen: [1], all: many });
  await choose('Find a tenant…');
  const dialog = () => document.querySelector('dialog');
  const names = () => [...(dialog()?.querySelectorAll('label') ?? [])].map((label) => label.textContent);
  expect(names()).toHaveLength(100);
  const type = (text: string) =>
    act(async () => {
      const field = dialog()?.querySelector<HTMLInputElement>('input[type="search"]');
      if (field == null) throw new Error('no search field');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  await type('CUSTOMER 42');
  expect(names()).toEqual(['Customer 42']);
  await act(async () => dialog()?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click());
  expect(onChoose).toHaveBeenCalledWith([id(1), id(42)]);
  await type(id(7));
  expect(names()).toEqual(['Customer 7']);
  await type('nowhere');
  expect(dialog()?.querySelector('[role="status"]')?.textContent).toBe('No matching tenants');
});

test('ten tenants need no search', async () => {
  await open({ chosen: [1], all: many.slice(0, 10) });
  expect(document.body.textContent).not.toContain('Find a tenant');
});
