import type { ReactNode } from 'react';
import { FilterChip } from '../../ui/chip.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { type FilterContext, LIST_FACETS, type ListFacet } from '../rows/queue-filter.ts';
import { ANY_TIME } from '../rows/time-range.ts';
import { FACET_NAMES, facetValueLabel, timeRangeLabel } from '../views/facets.ts';
import { type QueueView, type QueueViewChange, withValues } from '../views/queue-view.ts';
import { useTechniqueNames } from '../views/use-technique-names.ts';
import type { Facet } from './filter-options.ts';

/** One chip per active facet. All filters run in the browser: requests are never filtered. */
export function FilterChips(props: {
  view: QueueView;
  context: FilterContext;
  /** Called with the facet whose filter the user wants to change, and with its chip. */
  onEdit: (facet: Facet, chip: HTMLElement) => void;
  onChange: (change: QueueViewChange) => void;
}) {
  const { view, onChange } = props;
  const techniqueName = useTechniqueNames(view.technique.length > 0);
  const chip = (facet: Facet, value: ReactNode, off: QueueViewChange) => (
    <li key={facet}>
      <FilterChip
        name={FACET_NAMES[facet]}
        value={value}
        runsOn="loaded"
        onEdit={(element) => props.onEdit(facet, element)}
        onRemove={() => onChange(off)}
      />
    </li>
  );
  const textOf = (facet: ListFacet, value: string) => {
    const name = facet === 'technique' ? techniqueName(value) : null;
    return name === null ? facetValueLabel(facet, value) : `${value} ${name}`;
  };
  return (
    <>
      {LIST_FACETS.map((facet) => {
        if (view[facet].length === 0) return null;
        const values = view[facet].map((value) => textOf(facet, value)).join(', ');
        return chip(
          facet,
          <>
            {view.not.includes(facet) ? 'not ' : null}
            <InertText text={values} maxLength={80} />
          </>,
          (newest) => withValues(newest, facet, []),
        );
      })}
      {(['updated', 'created'] as const).map((facet) =>
        view[facet].kind === 'any'
          ? null
          : chip(facet, timeRangeLabel(view[facet], props.context.now), { [facet]: ANY_TIME }),
      )}
    </>
  );
}
