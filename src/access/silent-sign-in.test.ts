// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aSessionFixture } from './session.fixture.ts';
import type { LibrarySession } from './start-session.ts';

const SIGNED_OUT = { kind: 'signed-out' } as const;

type Bench = ReturnType<typeof aSessionFixture>;

function frames(): NodeListOf<HTMLEmbedElement> {
  return document.querySelectorAll('embed');
}

function storedText(): string {
  return Object.values({ ...sessionStorage, ...localStorage }).join('\n');
}

/** Where the hidden frame has gone, once it is there. */
function frameAddress(): Promise<URL> {
  return vi.waitFor(() => new URL(frames()[0]?.src ?? ''));
}

/** Does what the redirect page does in the frame: hands a code on to the page that opened it. */
function answerFrame(bench: Bench, address: URL): void {
  const state = address.searchParams.get('state') ?? '';
  const channel = new BroadcastChannel(JSON.parse(atob(state.split('|')[0] ?? '')).id);
  const payload = new URLSearchParams({ code: bench.endpoint.codeFor(address), state }).toString();
  channel.postMessage({ v: 1, payload });
  channel.close();
}

/** A silent try whose frame is answered. */
async function tried(bench: Bench, session: LibrarySession) {
  const trying = session.trySilentSignIn();
  answerFrame(bench, await frameAddress());
  return trying;
}

/** A silent try that must not be made: whether a frame was opened all the same. */
async function opensFrame(session: LibrarySession): Promise<boolean> {
  vi.mocked(document.createElement).mockClear();
  await session.trySilentSignIn();
  return vi.mocked(document.createElement).mock.calls.some(([name]) => name === 'iframe');
}

/** What a link opened by Ctrl-click starts with: an empty tab of the same origin. */
function aNewTab(bench: Bench): Promise<LibrarySession> {
  sessionStorage.clear();
  return bench.start();
}

async function signedOutOffline(bench: Bench): Promise<LibrarySession> {
  const session = await bench.signedIn();
  bench.isOnline = false;
  await session.signOut();
  bench.isOnline = true;
  return session;
}

beforeEach(() => {
  const create = document.createElement.bind(document);
  // In the place of a frame something that keeps an address and loads nothing: no page is loaded in a frame here.
  vi.spyOn(document, 'createElement').mockImplementation((name) => create(name === 'iframe' ? 'embed' : name));
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the silent try', () => {
  it('signs in a tab that has nothing of its own, without leaving', async () => {
    const bench = aSessionFixture();
    const session = await bench.start();
    expect(await tried(bench, session)).toMatchObject({ status: 'signed-in', account: { name: 'Analyst' } });
    expect(frames()).toHaveLength(0);
  });

  it('is not made after a sign-out, a failure, a lost answer or by somebody signed in', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    expect(await opensFrame(session)).toBe(false);
    const signedOut = await signedOutOffline(bench);
    expect(await opensFrame(signedOut)).toBe(false);
    bench.isOnline = false;
    await signedOut.signIn().catch(() => undefined);
    expect(await signedOut.trySilentSignIn()).toMatchObject({ status: 'failed' });
    expect(await opensFrame(signedOut)).toBe(false);

    const another = aSessionFixture();
    const left = await another.start();
    await another.leavesFor(left, () => left.signIn());
    expect(await opensFrame(await another.start())).toBe(false);
  });
});

describe('a sign-out the service did not hear of', () => {
  it('outlasts a reload and reaches new tabs, until somebody signs in', async () => {
    const bench = aSessionFixture();
    await signedOutOffline(bench);
    const reloaded = await bench.start();
    expect(await opensFrame(reloaded)).toBe(false);
    expect(reloaded.state()).toEqual({ status: 'signed-out', reason: 'never' });
    const opened = await aNewTab(bench);
    expect(await opensFrame(opened)).toBe(false);

    await bench.visit(opened, () => opened.signIn());
    expect(await tried(bench, await aNewTab(bench))).toMatchObject({ status: 'signed-in' });
  });

  it('outlasts a silent sign-in, which nobody asked for', async () => {
    const bench = aSessionFixture();
    const session = await bench.start();
    await tried(bench, session);
    bench.isOnline = false;
    await session.signOut();
    bench.isOnline = true;
    expect(await opensFrame(await aNewTab(bench))).toBe(false);
  });

  it('counts again after signing in, within the same millisecond too', async () => {
    const bench = aSessionFixture();
    await signedOutOffline(bench);
    await signedOutOffline(bench);
    expect(await opensFrame(await aNewTab(bench))).toBe(false);
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
  ])('outlasts a reload of the tab where localStorage is %s', async (_what, localStore) => {
    const bench = aSessionFixture({ localStorage: localStore });
    await signedOutOffline(bench);
    expect(await opensFrame(await bench.start())).toBe(false);

    const elsewhere = aSessionFixture({ localStorage: localStore });
    await elsewhere.signedIn();
    elsewhere.hear(SIGNED_OUT);
    await expect.poll(storedText).not.toMatch(/access token/);
    const reloaded = await elsewhere.start();
    expect(await opensFrame(reloaded)).toBe(false);
    const again = await elsewhere.visit(reloaded, () => reloaded.signIn());
    expect(again.state().status).toBe('signed-in');
    expect((await elsewhere.start()).state().status).toBe('signed-in');
  });
});

describe('a sign-out in another tab', () => {
  it.each([
    ['is heard of', (bench: Bench) => bench.hear(SIGNED_OUT)],
    [
      'leaves only its mark',
      (bench: Bench) => localStorage.setItem(`gatehouse.signed-out.${bench.options.clientId}`, '1'),
    ],
  ])('that %s during the silent try is not undone by its answer', async (_how, signOutElsewhere) => {
    const bench = aSessionFixture();
    const session = await bench.start();
    const trying = session.trySilentSignIn();
    const address = await frameAddress();
    signOutElsewhere(bench);
    answerFrame(bench, address);
    expect(await trying).toMatchObject({ status: 'signed-out' });
    expect(bench.endpoint.asked).toHaveLength(1);
    expect(storedText()).not.toMatch(/access token|analyst@/);
    const reloaded = await bench.start();
    expect(reloaded.state().status).toBe('signed-out');
    expect(await opensFrame(reloaded)).toBe(false);
  });

  it('before the silent try leaves nothing to try', async () => {
    const bench = aSessionFixture();
    const session = await bench.start();
    bench.hear(SIGNED_OUT);
    expect(await opensFrame(session)).toBe(false);
  });
});
