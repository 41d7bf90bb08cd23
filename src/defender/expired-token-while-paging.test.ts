import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Api } from '../entra/clouds.ts';
import type { Fetch } from '../http/protected-resource.ts';
import { anAccess, anIncidentSource, graphPage, xdrPage, xdrRows } from './incident-source.fixture.ts';
import type { IncidentList } from './paging/incident-list.ts';
import { EMPTY_LIST, syncIncidents } from './paging/incident-sync.ts';

const ROWS = xdrRows(350);
/** More requests than either API needs for these rows. */
const POSITIONS = 16;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Reads the whole list from a service that refuses the first token from one request on. */
async function readWithTokenThatExpiresAt(api: Api, expiresAtRequest: number) {
  const state = { requests: 0, renewals: 0 };
  const fetch: Fetch = async (input, init) => {
    state.requests += 1;
    const isExpired = state.requests >= expiresAtRequest;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const isFirstToken = new Headers(init?.headers).get('authorization') === 'Bearer first';
    if (isExpired && isFirstToken) return new Response('{}', { status: 401 });
    const page = api === 'defender-xdr' ? xdrPage : graphPage;
    return new Response(JSON.stringify(page(new URL(input), ROWS)));
  };
  const access = {
    ...anAccess({ api }),
    accessToken: async (request?: object) => {
      if (request === undefined) return state.renewals === 0 ? 'first' : 'second';
      state.renewals += 1;
      return 'second';
    },
  };
  const source = anIncidentSource(api, fetch, { access });
  let list: IncidentList = EMPTY_LIST;
  const reading = (async () => {
    for await (const next of syncIncidents(list, source, new AbortController().signal)) list = next;
  })();
  await vi.advanceTimersByTimeAsync(300_000);
  await reading;
  return { ...state, ids: list.incidents.map(({ id }) => Number(id)), progress: list.progress };
}

test.each(['defender-xdr', 'graph-security'] as const)(
  'a token of %s that expires at any request of a list is renewed once, and no row is lost or doubled',
  async (api) => {
    const undisturbed = await readWithTokenThatExpiresAt(api, Number.POSITIVE_INFINITY);
    expect(undisturbed.requests).toBeLessThan(POSITIONS);
    for (let position = 1; position <= POSITIONS; position += 1) {
      const read = await readWithTokenThatExpiresAt(api, position);
      expect(read).toMatchObject({ progress: 'complete', renewals: position <= undisturbed.requests ? 1 : 0 });
      expect(read.ids.toSorted((a, b) => a - b)).toEqual(ROWS.map(({ incidentId }) => incidentId).toReversed());
      // Only requests that were already in flight are repeated.
      expect(read.requests).toBeLessThanOrEqual(undisturbed.requests + 4);
    }
  },
);
