import { usePageCommands } from '../../ui/use-page-commands.ts';
import { ASSIGNMENTS, facetValueLabel, KNOWN_VALUES } from '../views/facets.ts';
import type { QueueViewChange } from '../views/queue-view.ts';

/** Offers the queue's commands in the command palette: export the view, and filter by the most common values. */
export function useQueueCommands(options: {
  onExport: () => void;
  onFilter: (change: Extract<QueueViewChange, object>) => void;
}): void {
  const { onExport, onFilter } = options;
  const filters = (['severity', 'status'] as const).flatMap((facet) =>
    (KNOWN_VALUES[facet] ?? []).map((value) => ({
      id: `filter ${facet} ${value}`,
      title: `Filter by ${facet}: ${facetValueLabel(facet, value)}`,
      kind: 'filter' as const,
      run: () => onFilter({ [facet]: [value] }),
    })),
  );
  const assignments = ASSIGNMENTS.map(({ value, label }) => ({
    id: `filter assigned ${value}`,
    title: `Filter by assignment: ${label}`,
    kind: 'filter' as const,
    run: () => onFilter({ assigned: value }),
  }));
  usePageCommands([
    { id: 'export', title: 'Export this view as CSV', kind: 'export', run: onExport },
    ...filters,
    ...assignments,
  ]);
}
