import * as v from 'valibot';
import { type Clock, type EpochMs, epochMs } from '../std/time.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { CONSENT_REQUESTS_KEY } from '../storage/storage-keys.ts';

/** What came back for an admin consent link of this tab. Unsigned, so it proves nothing. */
export type ConsentReturn = { readonly at: EpochMs; readonly granted: boolean; readonly aadstsCode: number | null };

/** An admin consent link of this tab. `state` is `null` once a response has used it up. */
type ConsentRequest = {
  readonly tenantId: string;
  readonly state: string | null;
  /** The page of the app to return to. */
  readonly page: string;
  readonly returned: ConsentReturn | null;
};

/** The admin consent links that this tab made. A response matches one of them by its `state`, once. */
export type ConsentRequests = {
  /** Returns the state for a tenant's link: the unused one if there is one, else a new one. */
  stateFor(tenantId: string, page: string): string;
  /** What came back for the tenant's last link in this tab; `null` if nothing has. */
  returnedFor(tenantId: string): ConsentReturn | null;
};

/** A response with the state of one of our links. `other-tenant`: it names a tenant that the link was not for. */
export type ConsentMatch = { readonly kind: 'matched' | 'other-tenant'; readonly page: string };

const MOST_REQUESTS = 200;

const StoredRequests = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(
    v.object({
      tenantId: v.string(),
      state: v.nullable(v.pipe(v.string(), v.minLength(16))),
      page: v.string(),
      returned: v.nullable(
        v.object({
          at: v.pipe(v.number(), v.finite()),
          granted: v.boolean(),
          aadstsCode: v.nullable(v.pipe(v.number(), v.integer())),
        }),
      ),
    }),
  ),
);

/** Opens the links of this tab. `newState` returns an unguessable text. */
export function createConsentRequests(options: {
  readonly store: KeyValueStore;
  readonly newState: () => string;
}): ConsentRequests {
  const { store, newState } = options;
  return {
    stateFor: (tenantId, page) => {
      const requests = read(store);
      const known = requests.find((request) => isOf(request, tenantId));
      if (known?.state !== null && known?.state !== undefined && known.page === page) return known.state;
      const state = known?.state ?? newState();
      const others = requests.filter((request) => !isOf(request, tenantId));
      const request = { tenantId: tenantId.toLowerCase(), state, page, returned: known?.returned ?? null };
      write(store, [...others, request].slice(-MOST_REQUESTS));
      return state;
    },
    returnedFor: (tenantId) => read(store).find((request) => isOf(request, tenantId))?.returned ?? null,
  };
}

/**
 * Matches a response with the links of this tab and uses up the state, so that the same response never matches again.
 * `null` if no link has this state. A response that names another tenant changes nothing else.
 */
export function matchConsentReturn(
  store: KeyValueStore,
  response: {
    readonly state: string | null;
    readonly tenantId: string | null;
    readonly granted: boolean;
    readonly aadstsCode: number | null;
  },
  clock: Clock,
): ConsentMatch | null {
  const { state, tenantId, granted, aadstsCode } = response;
  const requests = read(store);
  const request = state === null ? undefined : requests.find((candidate) => candidate.state === state);
  if (request === undefined) return null;
  const isOther = tenantId !== null && !isOf(request, tenantId);
  const returned = isOther ? request.returned : { at: clock(), granted, aadstsCode };
  write(
    store,
    requests.map((candidate) => (candidate === request ? { ...request, state: null, returned } : candidate)),
  );
  return { kind: isOther ? 'other-tenant' : 'matched', page: request.page };
}

function isOf(request: ConsentRequest, tenantId: string): boolean {
  return request.tenantId === tenantId.toLowerCase();
}

function read(store: KeyValueStore): readonly ConsentRequest[] {
  const parsed = v.safeParse(StoredRequests, store.getItem(CONSENT_REQUESTS_KEY));
  if (!parsed.success) return [];
  return parsed.output.map(({ returned, ...request }) => ({
    ...request,
    returned: returned === null ? null : { ...returned, at: epochMs(returned.at) },
  }));
}

function write(store: KeyValueStore, requests: readonly ConsentRequest[]): void {
  store.setItem(CONSENT_REQUESTS_KEY, JSON.stringify(requests));
}
