import type { ReactNode } from 'react';
import { FilterChip } from '../../ui/chip.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { type FilterContext, LIST_FACETS, type ListFacet } from '../rows/queue-filter.ts';
import { ANY_TIME } from '../rows/time-range.ts';
import { FACET_NAMES, facetValueLabel, type TimeFacet, timeRangeLabel } from '../views/facets.ts';
import type { QueueView } from '../views/queue-view.ts';

/** One chip for every part of the filter that is on. All of them run after loading: the service is asked for every incident. */
export function FilterChips(props: {
  view: QueueView;
  context: FilterContext;
  /** What opens below a chip. */
  choicesOf: (part: ListFacet | TimeFacet | 'assigned') => ReactNode;
  onChange: (change: Partial<QueueView>) => void;
}) {
  const { view, onChange } = props;
  const chip = (part: ListFacet | TimeFacet | 'assigned', value: ReactNode, off: Partial<QueueView>) => (
    <li key={part}>
      <FilterChip
        name={FACET_NAMES[part]}
        value={value}
        runsOn="loaded"
        menu={props.choicesOf(part)}
        onRemove={() => onChange(off)}
      />
    </li>
  );
  return (
    <>
      {LIST_FACETS.map((part) =>
        view[part].length === 0
          ? null
          : chip(
              part,
              <InertText text={view[part].map((value) => facetValueLabel(part, value)).join(', ')} maxLength={80} />,
              { [part]: [] },
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
