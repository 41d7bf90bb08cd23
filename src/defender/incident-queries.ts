import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { NetworkError } from '../http/network-error.ts';
import { MINUTE_MS } from '../std/time.ts';
import type { IncidentSource } from './incident-source.ts';
import type { Incident } from './model/incident.ts';
import type { IncidentList } from './paging/incident-list.ts';
import { EMPTY_LIST, pausedList, syncIncidents, withoutLimit } from './paging/incident-sync.ts';

/** How long a list or an incident is fresh: returning to its page within this time sends no request. */
const FRESH_MS = MINUTE_MS;
/** Marks the query keys of lists. */
const LIST = 'incidents';
/** With 0, data loaded before the browser's clock was set back would be fresh until the clock catches up. */
const NEVER_FRESH_MS = Number.NEGATIVE_INFINITY;
/** How long unused data stays cached. */
const KEPT_MS = 30 * MINUTE_MS;

/**
 * Only network errors resolve themselves, so only they are retried automatically. Any other error would repeat, and each
 * attempt may cost a sign-in.
 */
function canResolveItself({ state }: { readonly state: { readonly error: Error | null } }): boolean {
  return state.error === null || state.error instanceof NetworkError;
}

/** When the user returns to the window or the page. */
const ON_RETURN = {
  refetchOnWindowFocus: canResolveItself,
  refetchOnMount: canResolveItself,
  retryOnMount: canResolveItself,
};

/**
 * Every incident that the source's access context can see, newest update first: up to 1,000, and beyond that with
 * `loadAllIncidents`. Rows appear page by page while the query is fetching. A failure or a cancellation keeps the loaded
 * rows, and the next fetch continues from there. For a loaded list, a fetch reads only what changed since. Nothing is
 * filtered on the server. A stale list is refetched when the user returns to it, except after an error other than a
 * `NetworkError`. Errors, after all retries: those of the access context, `NetworkError`, `HttpError`, `ShapeError`.
 */
export function incidentListQuery(source: IncidentSource) {
  return queryOptions<IncidentList, Error, IncidentList, readonly unknown[]>({
    queryKey: listKey(source),
    queryFn: async ({ signal, client }) => {
      let list = client.getQueryData<IncidentList>(listKey(source)) ?? EMPTY_LIST;
      for await (const next of syncIncidents(list, source, signal)) {
        if (signal.aborted) break;
        list = next;
        client.setQueryData<IncidentList>(listKey(source), list);
      }
      return list;
    },
    retry: false,
    // When offline, show an error instead of a query that is paused without a message.
    networkMode: 'always',
    refetchOnReconnect: true,
    ...ON_RETURN,
    staleTime: (query) => (query.state.data?.progress === 'loading' ? NEVER_FRESH_MS : FRESH_MS),
    gcTime: KEPT_MS,
    // Unchanged rows already keep their identity; comparing thousands of raw objects per page would cost more than it saves.
    structuralSharing: false,
  });
}

/**
 * One incident, always fetched; `listed`, its row in the queue, is the placeholder until then. A merged incident has
 * `redirectedTo`. Errors as above, including `HttpError` `not-found`.
 */
export function incidentQuery(source: IncidentSource, incidentId: string, listed?: Incident) {
  return queryOptions<Incident, Error, Incident, readonly unknown[]>({
    queryKey: [source.contextId, 'incident', incidentId],
    queryFn: ({ signal }) => source.fetchIncident(incidentId, signal),
    retry: false,
    networkMode: 'always',
    refetchOnReconnect: true,
    ...ON_RETURN,
    staleTime: FRESH_MS,
    gcTime: KEPT_MS,
    structuralSharing: false,
    ...(listed === undefined ? {} : { placeholderData: listed }),
  });
}

/** Loads beyond 1,000 to the end. Resolves when that has succeeded or failed; see the query's state. */
export async function loadAllIncidents(queryClient: QueryClient, source: IncidentSource): Promise<void> {
  // A fetch in progress would still pause at the limit. Its rows are kept.
  await queryClient.cancelQueries({ queryKey: listKey(source), exact: true });
  queryClient.setQueryData<IncidentList>(listKey(source), (list) => withoutLimit(list ?? EMPTY_LIST));
  await refreshIncidents(queryClient, source);
}

/** Pauses loading. The rows stay, changes are still read, and `loadAllIncidents` continues from here. */
export async function stopLoadingAll(queryClient: QueryClient, source: IncidentSource): Promise<void> {
  await queryClient.cancelQueries({ queryKey: listKey(source), exact: true });
  queryClient.setQueryData<IncidentList>(listKey(source), (list) => (list === undefined ? list : pausedList(list)));
}

/**
 * Cancels a load that gets no response. Keeps the loaded rows, as `stopLoadingAll` does. The cancellation counts as an
 * attempt, so that auto-refresh does not repeat the request at once.
 */
export async function cancelLoading(queryClient: QueryClient, source: IncidentSource): Promise<void> {
  await queryClient.cancelQueries({ queryKey: listKey(source), exact: true }, { revert: false });
  const list = queryClient.getQueryData<IncidentList>(listKey(source));
  if (list?.progress === 'loading') queryClient.setQueryData<IncidentList>(listKey(source), pausedList(list));
}

/** Reads the changes since the last sync; joins a fetch in progress. Resolves when it has succeeded or failed. */
export async function refreshIncidents(queryClient: QueryClient, source: IncidentSource): Promise<void> {
  await queryClient.fetchQuery({ ...incidentListQuery(source), staleTime: NEVER_FRESH_MS }).catch(() => undefined);
}

/** Cancels the lists that are loading although no page shows them. */
export async function cancelUnwatchedLists(queryClient: QueryClient): Promise<void> {
  await queryClient.cancelQueries({
    predicate: (query) => query.queryKey[1] === LIST && query.getObserversCount() === 0,
  });
}

function listKey(source: IncidentSource): readonly unknown[] {
  return [source.contextId, LIST];
}
