import type { ReactNode } from 'react';
import { FilterChip } from '../../ui/chip.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { type FilterContext, LIST_FACETS, type ListFacet } from '../rows/queue-filter.ts';
import { ANY_TIME } from '../rows/time-range.ts';
import { FACET_NAMES, facetValueLabel, type TimeFacet, timeRangeLabel } from '../views/facets.ts';
import type { QueueView } from '../views/queue-view.ts';

/** One chip per active facet. All filters run in the browser: requests are never filtered. */
export function FilterChips(props: {
  view: QueueView;
  context: FilterContext;
  /** The menu of a chip. */
  menuOf: (facet: ListFacet | TimeFacet | 'assigned') => ReactNode;
  onChange: (change: Partial<QueueView>) => void;
}) {
  const { view, onChange } = props;
  const chip = (facet: ListFacet | TimeFacet | 'assigned', value: ReactNode, off: Partial<QueueView>) => (
    <li key={facet}>
      <FilterChip
        name={FACET_NAMES[facet]}
        value={value}
        runsOn="loaded"
        menu={props.menuOf(facet)}
        onRemove={() => onChange(off)}
      />
    </li>
  );
  return (
    <>
      {LIST_FACETS.map((facet) =>
        view[facet].length === 0
          ? null
          : chip(
              facet,
              <InertText text={view[facet].map((value) => facetValueLabel(facet, value)).join(', ')} maxLength={80} />,
              { [facet]: [] },
            ),
      )}
      {view.assigned === 'anyone' ? null : chip('assigned', view.assigned, { assigned: 'anyone' })}
      {view.updated.kind === 'any'
        ? null
        : chip('updated', timeRangeLabel(view.updated, props.context.now), { updated: ANY_TIME })}
      {view.created.kind === 'any'
        ? null
        : chip('created', timeRangeLabel(view.created, props.context.now), { created: ANY_TIME })}
    </>
  );
}
