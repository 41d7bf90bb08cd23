// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { epochMs, MINUTE_MS } from '../../std/time.ts';
import { createNewVersion } from '../context/new-version.ts';
import { NewVersionNotice } from './new-version-notice.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const reload = vi.fn();
let canReload: boolean;
let now: number;
let root: Root;

const notice = () => document.querySelector('[role="status"]');

async function click(name: string) {
  await act(async () => {
    [...document.querySelectorAll('button')].find((button) => button.textContent === name)?.click();
  });
}

/** Returns to the tab after 15 minutes, by switching tabs or by switching windows. */
async function returnToTab(by: 'visibilitychange' | 'focus' = 'visibilitychange') {
  now += 15 * MINUTE_MS;
  await act(async () => {
    if (by === 'focus') window.dispatchEvent(new Event('focus'));
    else document.dispatchEvent(new Event('visibilitychange'));
  });
}

async function setOnline(isOnline: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
  await act(async () => {
    window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
  });
}

beforeEach(async () => {
  canReload = true;
  now = 0;
  reload.mockClear();
  const newVersion = createNewVersion({
    current: '0123456789abcdef',
    versionFile: 'https://soc.example/version.json',
    clock: () => epochMs(now),
    isOnline: () => navigator.onLine,
    fetch: async () => Response.json({ id: 'fedcba9876543210' }),
  });
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(<NewVersionNotice newVersion={newVersion} canReload={async () => canReload} onReload={reload} />),
  );
});

afterEach(async () => {
  vi.restoreAllMocks();
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

it.each(['visibilitychange', 'focus'] as const)('appears when the user returns (%s), without a reload', async (by) => {
  expect(notice()).toBeNull();
  await returnToTab(by);
  expect(notice()?.textContent).toContain('A newer version of Gatehouse is available');
  expect(reload).not.toHaveBeenCalled();
  await click('Reload');
  expect(reload).toHaveBeenCalledOnce();
});

it('does not check when the tab becomes hidden', async () => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await returnToTab();
  expect(notice()).toBeNull();
});

it('is hidden while offline', async () => {
  await returnToTab();
  await setOnline(false);
  expect(notice()).toBeNull();
  await setOnline(true);
  expect(notice()).not.toBeNull();
});

it('keeps the page and says why if the host stops responding before the reload', async () => {
  await returnToTab();
  canReload = false;
  await click('Reload');
  expect(reload).not.toHaveBeenCalled();
  expect(notice()?.textContent).toContain('This site doesn’t respond');
});

it('is gone after it is dismissed', async () => {
  await returnToTab();
  await click('Dismiss');
  expect(notice()).toBeNull();
});
