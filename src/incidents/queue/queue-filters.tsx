import { Filter16Regular } from '@fluentui/react-icons/headless/svg/filter';
import { type ReactNode, useState } from 'react';
import { Menu, MenuHeader } from '../../ui/menu.tsx';
import { MenuRadioSet, Submenu } from '../../ui/menu-choices.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { type FilterContext, LIST_FACETS, type ListFacet, NO_FILTER } from '../rows/queue-filter.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { ASSIGNMENTS, FACET_NAMES, type TimeFacet } from '../views/facets.ts';
import { isSameFilter, type QueueView, type QueueViewChange } from '../views/queue-view.ts';
import { CustomRangeDialog } from './custom-range-dialog.tsx';
import { FacetValues } from './facet-values.tsx';
import { FilterChips } from './filter-chips.tsx';
import styles from './queue-filters.module.css';
import { QueueSearch } from './queue-search.tsx';
import { TimeFilter } from './time-filter.tsx';

/** The search box and the filters. All filters run in the browser: requests are never filtered. */
export function QueueFilters(props: {
  rows: readonly QueueRow[];
  view: QueueView;
  context: FilterContext;
  onChange: (change: QueueViewChange) => void;
  /** Rendered after the filters. */
  end: ReactNode;
}) {
  const { view, context, onChange } = props;
  const [customFacet, setCustomFacet] = useState<TimeFacet | null>(null);
  const menuOf = (facet: ListFacet | TimeFacet | 'assigned') => {
    if (facet === 'assigned') {
      return (
        <>
          <MenuHeader title={FACET_NAMES.assigned} />
          <MenuRadioSet value={view.assigned} options={ASSIGNMENTS} onChange={(assigned) => onChange({ assigned })} />
        </>
      );
    }
    if (facet === 'updated' || facet === 'created') {
      const range = view[facet];
      const change = (to: typeof range) => onChange({ [facet]: to });
      return <TimeFilter facet={facet} range={range} onChange={change} onCustom={setCustomFacet} />;
    }
    return <FacetValues facet={facet} rows={props.rows} view={view} context={context} onChange={onChange} />;
  };
  return (
    <search className={styles.filters}>
      <div className={styles.search}>
        <QueueSearch value={view.search} onSearch={(search) => onChange({ search })} />
      </div>
      <ul className={styles.chips}>
        <li>
          <Menu
            look="plain"
            menuLabel="Filter"
            trigger={
              <>
                <Filter16Regular />
                Filter
              </>
            }
          >
            {FACETS.map((facet) => (
              <Submenu key={facet} label={FACET_NAMES[facet]} note={noteOf(facet, view)}>
                {menuOf(facet)}
              </Submenu>
            ))}
          </Menu>
        </li>
        <FilterChips view={view} context={context} menuOf={menuOf} onChange={onChange} />
        {isSameFilter(view, NO_FILTER) ? null : (
          <li>
            <TextButton onClick={() => onChange(NO_FILTER)}>Clear filters</TextButton>
          </li>
        )}
      </ul>
      {props.end}
      {customFacet === null ? null : (
        <CustomRangeDialog
          key={customFacet}
          facet={customFacet}
          range={view[customFacet]}
          onChoose={(range) => onChange({ [customFacet]: range })}
          onClose={() => setCustomFacet(null)}
        />
      )}
    </search>
  );
}

/** Most used first. */
const FACETS: readonly (ListFacet | TimeFacet | 'assigned')[] = [
  'severity',
  'status',
  'assigned',
  'updated',
  'created',
  ...LIST_FACETS.filter((facet) => facet !== 'severity' && facet !== 'status'),
];

/** The number of selected values, or `on` for a facet with a single one. */
function noteOf(facet: ListFacet | TimeFacet | 'assigned', view: QueueView): string | undefined {
  if (facet === 'assigned') return view.assigned === 'anyone' ? undefined : 'on';
  if (facet === 'updated' || facet === 'created') return view[facet].kind === 'any' ? undefined : 'on';
  return view[facet].length === 0 ? undefined : String(view[facet].length);
}
