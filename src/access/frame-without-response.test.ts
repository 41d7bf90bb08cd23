// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aTab } from './session.fixture.ts';
import { CUSTOMER_TENANT_ID } from './stub-token-endpoint.fixture.ts';

beforeEach(() => {
  const create = document.createElement.bind(document);
  // Replaces frames with an element that loads nothing, as if the browser blocked the sign-in page or the redirect page.
  vi.spyOn(document, 'createElement').mockImplementation((name) => create(name === 'iframe' ? 'embed' : name));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The seconds that pass until the promise settles. The library's cryptography takes real time. */
async function secondsUntilSettled(promise: Promise<unknown>): Promise<number> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  promise.then(settle, settle);
  await vi.waitFor(() => expect(document.querySelector('embed')).not.toBeNull(), { timeout: 10_000 });
  let seconds = 0;
  for (; !isSettled && seconds < 60; seconds += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return seconds;
}

test('a renewal whose hidden frame never responds needs the user after at most 7 seconds', async () => {
  const tab = aTab();
  const session = await tab.signedIn();
  // The refresh token has expired, so the library renews in a hidden frame.
  tab.endpoint.respondNext(() =>
    Response.json({ error: 'invalid_grant', error_codes: [700084], suberror: 'bad_token' }, { status: 400 }),
  );
  const renewal = session.accessContext({ tenantId: CUSTOMER_TENANT_ID, api: 'defender-xdr' }).accessToken();
  const seconds = await secondsUntilSettled(renewal);
  await expect(renewal).rejects.toMatchObject({ code: 'interaction-required' });
  expect(seconds).toBeLessThanOrEqual(7);
  expect(session.state().status).toBe('signed-in');
});

test('a silent sign-in whose hidden frame never responds leaves the user signed out after at most 7 seconds', async () => {
  const session = await aTab().start();
  const attempt = session.trySilentSignIn();
  expect(await secondsUntilSettled(attempt)).toBeLessThanOrEqual(7);
  expect((await attempt).status).toBe('signed-out');
});
