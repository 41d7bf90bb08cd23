import { useQueryClient } from '@tanstack/react-query';
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
 * What comes before and after an incident in a view of the queue, over every list of the same API that was read so far.
 * Asks for nothing: without a list, as after a deep link, there are no neighbours.
 */
export function useNeighbours(options: {
  source: IncidentSource;
  incidentId: string;
  /** The queue's view as its address has it. */
  view: string;
  me: string | null;
  tenantName: (tenantId: string) => string;
}): Neighbours {
  const { source, incidentId, me, tenantName } = options;
  const now = useNow(MINUTE_MS);
  const lists = useQueryClient().getQueriesData<IncidentList>({
    predicate: ({ queryKey }) => queryKey[1] === source.api && queryKey[2] === 'incidents',
  });
  const rows = lists.flatMap(([, list]) =>
    (list?.incidents ?? []).map((incident) => queueRowOf(incident, tenantName(incident.tenantId))),
  );
  const view = queueViewCodec.decode(options.view);
  const shown = sortRows(filterRows(rows, view, { me: me?.toLowerCase() ?? null, now }), view.sort, view.direction);
  return neighboursOf(shown, { tenantId: source.tenantId, id: incidentId });
}
