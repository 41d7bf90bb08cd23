// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { aTab } from './session.fixture.ts';
import { HOME_TENANT_ID } from './stub-token-endpoint.fixture.ts';

const MINUTE_MS = 60_000;

afterEach(() => {
  vi.useRealTimers();
});

test.each([-600, -10, 0, 10, 600])(
  'a token of 60 minutes is renewed neither early nor late in a browser whose clock is %i minutes off',
  async (skew) => {
    const start = Date.parse('2026-11-20T10:00:00Z') + skew * MINUTE_MS;
    vi.useFakeTimers({ now: start, toFake: ['Date'] });
    const tab = aTab();
    const session = await tab.signedIn();
    const { accessToken } = session.accessContext({ tenantId: HOME_TENANT_ID, api: 'defender-xdr' });
    const first = await accessToken();
    vi.setSystemTime(start + 50 * MINUTE_MS);
    expect(await accessToken()).toBe(first);
    expect(tab.endpoint.requests).toHaveLength(1);
    vi.setSystemTime(start + 61 * MINUTE_MS);
    expect(await accessToken()).not.toBe(first);
    expect(tab.endpoint.requests).toHaveLength(2);
  },
);
