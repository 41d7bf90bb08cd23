// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEMO_STORE_KEY, MODE_KEY } from '../../storage/storage-keys.ts';
import { changeMode } from './change-mode.tsx';
import { importStopPages } from './prefetch.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const ACCOUNT_KEY = 'msal.2|account.soc.example';
const leaveDemo = vi.fn();
let root: Root;

/** Opens the other mode in this tab. `isDone` is whether the switch has been made. */
async function openOther(mode: 'live' | 'demo') {
  const progress = { isDone: false };
  const environment = { sessionStorage, sessionStore: sessionStorage };
  void changeMode({
    mode,
    environment,
    demoMode: { leaveDemo },
    render: (page) => root.render(page),
    importStopPages,
  }).then(() => {
    progress.isDone = true;
  });
  await vi.waitFor(
    async () => {
      await act(async () => undefined);
      expect(progress.isDone || document.querySelector('h1') !== null).toBe(true);
    },
    { timeout: 30_000 },
  );
  return progress;
}

async function click(name: string) {
  await act(async () => {
    [...document.querySelectorAll('button')].find((button) => button.textContent === name)?.click();
  });
}

beforeEach(() => {
  leaveDemo.mockClear();
  root = createRoot(document.body.appendChild(document.createElement('div')));
  sessionStorage.clear();
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

describe('a demo link in a tab that is signed in', () => {
  beforeEach(() => {
    sessionStorage.setItem(MODE_KEY, 'live');
    sessionStorage.setItem(ACCOUNT_KEY, '{}');
  });

  it('asks before it removes the sign-in', async () => {
    const progress = await openOther('demo');
    expect(document.querySelector('h1')?.textContent).toBe('Open the demo instead?');
    expect(progress.isDone).toBe(false);
    expect(sessionStorage.getItem(ACCOUNT_KEY)).toBe('{}');
    expect(sessionStorage.getItem(MODE_KEY)).toBe('live');
  });

  it('keeps the sign-in if the user stays', async () => {
    const progress = await openOther('demo');
    await click('Stay signed in');
    expect(leaveDemo).toHaveBeenCalledOnce();
    expect(progress.isDone).toBe(false);
    expect(sessionStorage.getItem(ACCOUNT_KEY)).toBe('{}');
    expect(sessionStorage.getItem(MODE_KEY)).toBe('live');
  });

  it('removes the sign-in if the user leaves it', async () => {
    const progress = await openOther('demo');
    await click('Leave and explore the demo');
    expect(progress.isDone).toBe(true);
    expect(leaveDemo).not.toHaveBeenCalled();
    expect(sessionStorage.getItem(ACCOUNT_KEY)).toBeNull();
    expect(sessionStorage.getItem(MODE_KEY)).toBe('demo');
  });
});

it('a signed-out tab switches to the demo without a question', async () => {
  sessionStorage.setItem(MODE_KEY, 'live');
  expect((await openOther('demo')).isDone).toBe(true);
  expect(sessionStorage.getItem(MODE_KEY)).toBe('demo');
});

it('a sign-in of the demo is removed without a question', async () => {
  sessionStorage.setItem(MODE_KEY, 'demo');
  sessionStorage.setItem(ACCOUNT_KEY, '{}');
  sessionStorage.setItem(DEMO_STORE_KEY, '{}');
  expect((await openOther('live')).isDone).toBe(true);
  expect(sessionStorage.getItem(ACCOUNT_KEY)).toBeNull();
  expect(sessionStorage.getItem(DEMO_STORE_KEY)).toBeNull();
});
