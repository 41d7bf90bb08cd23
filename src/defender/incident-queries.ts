import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Incident } from './incident.ts';
import type { IncidentList } from './incident-list.ts';
import type { IncidentSource } from './incident-source.ts';

export declare function readIncidents(
  source: IncidentSource,
  client: QueryClient,
  signal: AbortSignal,
): Promise<IncidentList>;

/**
 * Every incident of the source's tenant, newest first, up to 1,000 and then on with `loadAllIncidents`. Rows appear
 * page by page while the query is fetching; a failure keeps what was read, and the next fetch goes on from there.
 * A fetch of a list that is complete reads only what changed. Errors: `SignInError`, `NetworkError`, `HttpError`, `ShapeError`.
 */
export function incidentListQuery(source: IncidentSource) {
  return queryOptions<IncidentList>({
    queryKey: [source.tenantId, source.api, 'incidents'],
    queryFn: ({ signal, client }) => readIncidents(source, client, signal),
  });
}

/** One incident, always asked for afresh; `listed` is shown as a placeholder until it is there. Errors as above, `not-found` among them. */
export function incidentQuery(source: IncidentSource, incidentId: string, listed?: Incident) {
  return queryOptions<Incident>({
    queryKey: [source.tenantId, source.api, 'incident', incidentId],
    queryFn: ({ signal }) => source.fetchIncident(incidentId, signal),
    ...(listed === undefined ? {} : { placeholderData: listed }),
  });
}

/** Reads on past 1,000 to the end. Resolves when it is done or has failed: the query's state tells which. */
export declare function loadAllIncidents(queryClient: QueryClient, source: IncidentSource): Promise<void>;

/** Reads what changed since the last read. Resolves when it is done or has failed: the query's state tells which, the rows stay. */
export declare function refreshIncidents(queryClient: QueryClient, source: IncidentSource): Promise<void>;
