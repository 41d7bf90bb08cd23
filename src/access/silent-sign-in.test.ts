// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aTab } from './session.fixture.ts';
import type { LibrarySession } from './start-session.ts';

const SIGNED_OUT = { kind: 'signed-out' } as const;

type Tab = ReturnType<typeof aTab>;

function frames(): NodeListOf<HTMLEmbedElement> {
  return document.querySelectorAll('embed');
}

function storedText(): string {
  return Object.values({ ...sessionStorage, ...localStorage }).join('\n');
}

/** The URL of the hidden frame, once it exists. */
function frameAddress(): Promise<URL> {
  return vi.waitFor(() => new URL(frames()[0]?.src ?? ''));
}

/** Does what the redirect page does in the frame: passes a code to the page that opened it. */
function respondInFrame(tab: Tab, address: URL): void {
  const state = address.searchParams.get('state') ?? '';
  const channel = new BroadcastChannel(JSON.parse(atob(state.split('|')[0] ?? '')).id);
  const payload = new URLSearchParams({ code: tab.endpoint.codeFor(address), state }).toString();
  channel.postMessage({ v: 1, payload });
  channel.close();
}

/** Signs in silently, with a response in the frame. */
async function signInSilently(tab: Tab, session: LibrarySession) {
  const attempt = session.trySilentSignIn();
  respondInFrame(tab, await frameAddress());
  return attempt;
}

/** Whether a silent attempt opens a frame. */
async function opensFrame(session: LibrarySession): Promise<boolean> {
  vi.mocked(document.createElement).mockClear();
  await session.trySilentSignIn();
  return vi.mocked(document.createElement).mock.calls.some(([name]) => name === 'iframe');
}

/** Opens a link with Ctrl-click: in an empty tab of the same origin. */
function aNewTab(tab: Tab): Promise<LibrarySession> {
  sessionStorage.clear();
  return tab.start();
}

async function signedOutOffline(tab: Tab): Promise<LibrarySession> {
  const session = await tab.signedIn();
  tab.isOnline = false;
  await session.signOut();
  tab.isOnline = true;
  return session;
}

beforeEach(() => {
  const create = document.createElement.bind(document);
  // Replaces frames with an element that has a URL and loads nothing, because no page can load in a frame here.
  vi.spyOn(document, 'createElement').mockImplementation((name) => create(name === 'iframe' ? 'embed' : name));
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('silent sign-in', () => {
  it('signs in an empty tab without navigating', async () => {
    const tab = aTab();
    const session = await tab.start();
    expect(await signInSilently(tab, session)).toMatchObject({ status: 'signed-in', account: { name: 'Analyst' } });
    expect(frames()).toHaveLength(0);
  });

  it('is not attempted after a sign-out, a failure or an incomplete sign-in, nor while a user is signed in', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    expect(await opensFrame(session)).toBe(false);
    const signedOut = await signedOutOffline(tab);
    expect(await opensFrame(signedOut)).toBe(false);
    tab.isOnline = false;
    await signedOut.signIn().catch(() => undefined);
    expect(await signedOut.trySilentSignIn()).toMatchObject({ status: 'failed' });
    expect(await opensFrame(signedOut)).toBe(false);

    const another = aTab();
    const left = await another.start();
    await another.navigationAfter(left, () => left.signIn());
    expect(await opensFrame(await another.start())).toBe(false);
  });
});

describe('a sign-out while offline, unknown to the service', () => {
  it('survives a reload and reaches new tabs, until the user signs in', async () => {
    const tab = aTab();
    await signedOutOffline(tab);
    const reloaded = await tab.start();
    expect(await opensFrame(reloaded)).toBe(false);
    expect(reloaded.state()).toEqual({ status: 'signed-out', reason: 'never' });
    const opened = await aNewTab(tab);
    expect(await opensFrame(opened)).toBe(false);

    await tab.roundTrip(opened, () => opened.signIn());
    expect(await signInSilently(tab, await aNewTab(tab))).toMatchObject({ status: 'signed-in' });
  });

  it('survives a silent sign-in, which the user did not request', async () => {
    const tab = aTab();
    const session = await tab.start();
    await signInSilently(tab, session);
    tab.isOnline = false;
    await session.signOut();
    tab.isOnline = true;
    expect(await opensFrame(await aNewTab(tab))).toBe(false);
  });

  it('takes effect again after signing in, even within the same millisecond', async () => {
    const tab = aTab();
    await signedOutOffline(tab);
    await signedOutOffline(tab);
    expect(await opensFrame(await aNewTab(tab))).toBe(false);
  });

  it.each([
    ['blocked', null],
    [
      'full',
      {
        getItem: () => null,
        setItem: () => {
          throw new DOMException('no room', 'QuotaExceededError');
        },
        removeItem: () => undefined,
      },
    ],
  ])('survives a reload of the tab if localStorage is %s', async (_what, localStore) => {
    const tab = aTab({ localStorage: localStore });
    await signedOutOffline(tab);
    expect(await opensFrame(await tab.start())).toBe(false);

    const elsewhere = aTab({ localStorage: localStore });
    await elsewhere.signedIn();
    elsewhere.receiveMessage(SIGNED_OUT);
    await expect.poll(storedText).not.toMatch(/access token/);
    const reloaded = await elsewhere.start();
    expect(await opensFrame(reloaded)).toBe(false);
    const again = await elsewhere.roundTrip(reloaded, () => reloaded.signIn());
    expect(again.state().status).toBe('signed-in');
    expect((await elsewhere.start()).state().status).toBe('signed-in');
  });
});

describe('a sign-out in another tab', () => {
  it.each([
    ['arrives as a message', (tab: Tab) => tab.receiveMessage(SIGNED_OUT)],
    ['only writes its mark', (tab: Tab) => localStorage.setItem(`gatehouse.signed-out.${tab.options.clientId}`, '1')],
  ])('that %s during a silent sign-in is not undone by its response', async (_how, signOutElsewhere) => {
    const tab = aTab();
    const session = await tab.start();
    const attempt = session.trySilentSignIn();
    const address = await frameAddress();
    signOutElsewhere(tab);
    respondInFrame(tab, address);
    expect(await attempt).toMatchObject({ status: 'signed-out' });
    expect(tab.endpoint.requests).toHaveLength(1);
    expect(storedText()).not.toMatch(/access token|analyst@/);
    const reloaded = await tab.start();
    expect(reloaded.state().status).toBe('signed-out');
    expect(await opensFrame(reloaded)).toBe(false);
  });

  it('prevents a later silent sign-in', async () => {
    const tab = aTab();
    const session = await tab.start();
    tab.receiveMessage(SIGNED_OUT);
    expect(await opensFrame(session)).toBe(false);
  });
});

describe('the check of the registration', () => {
  it('takes a return from the sign-in page as proof, and signs nobody in', async () => {
    const tab = aTab();
    const session = await tab.start();
    const check = session.checkRegistration();
    respondInFrame(tab, await frameAddress());
    expect(await check).toEqual({ kind: 'answered', error: null });
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'never' });
    expect(await session.heldTokens()).toEqual([]);
    expect(storedText()).not.toMatch(/eyJ|secret|analyst@/i);
  });

  it('opens no frame while a user is signed in', async () => {
    const session = await aTab().signedIn();
    vi.mocked(document.createElement).mockClear();
    expect(await session.checkRegistration()).toEqual({ kind: 'answered', error: null });
    expect(vi.mocked(document.createElement).mock.calls.some(([name]) => name === 'iframe')).toBe(false);
  });
});
