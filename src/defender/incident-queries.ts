import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { NetworkError } from '../http/network-error.ts';
import { MINUTE_MS } from '../std/time.ts';
import type { IncidentSource } from './incident-source.ts';
import type { Incident } from './model/incident.ts';
import type { IncidentList } from './paging/incident-list.ts';
import { EMPTY_LIST, pausedList, syncIncidents, withoutLimit } from './paging/incident-sync.ts';

/** How long a list or an incident counts as fresh: within it, coming back to a page asks for nothing. */
const FRESH_MS = MINUTE_MS;
/** How long what nobody looks at is kept. */
const KEPT_MS = 30 * MINUTE_MS;

/**
 * What was refused or made no sense is the same on the next look at it, and each try may cost a sign-in under way: it is
 * asked for again when somebody says so. Only a network comes and goes by itself.
 */
function mayHavePassed({ state }: { readonly state: { readonly error: Error | null } }): boolean {
  return state.error === null || state.error instanceof NetworkError;
}

/** Coming back to the window or to the page. */
const ON_THE_WAY_BACK = {
  refetchOnWindowFocus: mayHavePassed,
  refetchOnMount: mayHavePassed,
  retryOnMount: mayHavePassed,
};

/**
 * Every incident that the source's access context can see, newest update first, up to 1,000 by itself and then on with
 * `loadAllIncidents`. Rows appear page by page while the query is fetching; a failure or a cancellation keeps what was
 * read, and the next fetch goes on from there. A fetch of a list that was read only reads what changed since. Nothing
 * is filtered on the server. Coming back to it asks for it again where it is old, but not after an error other than a
 * `NetworkError`. Errors: whatever the access rejects with, `NetworkError`, `HttpError`, `ShapeError`;
 * retries have been made by then.
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
    // Offline must be an error with words, not a wait without any.
    networkMode: 'always',
    refetchOnReconnect: true,
    ...ON_THE_WAY_BACK,
    staleTime: (query) => (query.state.data?.progress === 'loading' ? 0 : FRESH_MS),
    gcTime: KEPT_MS,
    // Rows keep their identity already; comparing thousands of raw objects per page would cost more than it saves.
    structuralSharing: false,
  });
}

/**
 * One incident, always asked for afresh; `listed`, the row it was opened from, stands in until then. One that was
 * merged into another comes back with `redirectedTo`. Errors as above, `HttpError` `not-found` among them.
 */
export function incidentQuery(source: IncidentSource, incidentId: string, listed?: Incident) {
  return queryOptions<Incident, Error, Incident, readonly unknown[]>({
    queryKey: [source.contextId, 'incident', incidentId],
    queryFn: ({ signal }) => source.fetchIncident(incidentId, signal),
    retry: false,
    networkMode: 'always',
    refetchOnReconnect: true,
    ...ON_THE_WAY_BACK,
    staleTime: FRESH_MS,
    gcTime: KEPT_MS,
    structuralSharing: false,
    ...(listed === undefined ? {} : { placeholderData: listed }),
  });
}

/** Reads on past 1,000 to the end. Resolves when that is done or has failed; the query's state tells which. */
export async function loadAllIncidents(queryClient: QueryClient, source: IncidentSource): Promise<void> {
  // What is under way would still stop at the limit; it keeps its rows.
  await queryClient.cancelQueries({ queryKey: listKey(source), exact: true });
  queryClient.setQueryData<IncidentList>(listKey(source), (list) => withoutLimit(list ?? EMPTY_LIST));
  await refreshIncidents(queryClient, source);
}

/** Stops reading on where it is. The rows stay, what changes is still read, and `loadAllIncidents` goes on from here. */
export async function stopLoadingAll(queryClient: QueryClient, source: IncidentSource): Promise<void> {
  await queryClient.cancelQueries({ queryKey: listKey(source), exact: true });
  queryClient.setQueryData<IncidentList>(listKey(source), (list) => (list === undefined ? list : pausedList(list)));
}

/** Reads what changed since the last read; joins a fetch under way. Resolves when that is done or has failed; the rows stay either way. */
export async function refreshIncidents(queryClient: QueryClient, source: IncidentSource): Promise<void> {
  await queryClient.fetchQuery({ ...incidentListQuery(source), staleTime: 0 }).catch(() => undefined);
}

function listKey(source: IncidentSource): readonly unknown[] {
  return [source.contextId, 'incidents'];
}
