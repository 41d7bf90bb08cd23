import { useQueryClient } from '@tanstack/react-query';
import { incidentListQuery } from '../../defender/incident-queries.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { IncidentList } from '../../defender/paging/incident-list.ts';
import { MINUTE_MS } from '../../std/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { filterRows } from '../rows/filter-rows.ts';
import { queueRowOf } from '../rows/queue-row.ts';
import { sortRows } from '../rows/sort-rows.ts';
import { queueViewCodec } from '../views/queue-view.ts';
import { type Neighbours, neighboursOf } from './neighbours.ts';

/**
 * Finds the incidents before and after an incident in a view of the queue, among the incidents loaded by `queueSources`. Sends
 * no request: without a loaded list, as after a deep link, there are no neighbours.
 */
export function useNeighbours(options: {
  source: IncidentSource;
  queueSources: readonly IncidentSource[];
  incidentId: string;
  /** The queue's view, encoded as in its URL. */
  view: string;
  me: string | null;
  tenantName: (tenantId: string) => string;
}): Neighbours {
  const { source, queueSources, incidentId, me, tenantName } = options;
  const now = useNow(MINUTE_MS);
  const client = useQueryClient();
  const incidents = queueSources.flatMap(
    (queueSource) => client.getQueryData<IncidentList>(incidentListQuery(queueSource).queryKey)?.incidents ?? [],
  );
  const rows = incidents.map((incident) => queueRowOf(incident, tenantName(incident.tenantId)));
  const view = queueViewCodec.decode(options.view);
  const viewRows = sortRows(filterRows(rows, view, { me: me?.toLowerCase() ?? null, now }), view.sort, view.direction);
  return neighboursOf(viewRows, { tenantId: source.tenantId, id: incidentId });
}
