import { usePageCommands } from '../../ui/use-page-commands.ts';
import { facetValueLabel, KNOWN_VALUES } from '../views/facets.ts';
import { negated, type QueueViewChange } from '../views/queue-view.ts';

/** Offers the queue's commands in the command palette: export the view, and filter by the most common values. */
export function useQueueCommands(options: { onExport: () => void; onFilter: (change: QueueViewChange) => void }): void {
  const { onExport, onFilter } = options;
  const filters = (['severity', 'status', 'assigned'] as const).flatMap((facet) =>
    (KNOWN_VALUES[facet] ?? []).map((value) => ({
      id: `filter ${facet} ${value}`,
      title: `Filter by ${facet === 'assigned' ? 'assignment' : facet}: ${facetValueLabel(facet, value)}`,
      kind: 'filter' as const,
      run: () => onFilter((newest) => ({ ...negated(newest, facet, false), [facet]: [value] })),
    })),
  );
  usePageCommands([{ id: 'export', title: 'Export this view as CSV', kind: 'export', run: onExport }, ...filters]);
}
