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

/** Search and filters. All of them run after loading: nothing is left out on the server. `end` stands behind them. */
export function QueueFilters(props: {
  rows: readonly QueueRow[];
  view: QueueView;
  context: FilterContext;
  onChange: (change: QueueViewChange) => void;
  end: ReactNode;
}) {
  const { view, context, onChange } = props;
  const [customPart, setCustomPart] = useState<TimeFacet | null>(null);
  const choicesOf = (part: ListFacet | TimeFacet | 'assigned') => {
    if (part === 'assigned') {
      return (
        <>
          <MenuHeader title={FACET_NAMES.assigned} />
          <MenuRadioSet value={view.assigned} options={ASSIGNMENTS} onChange={(assigned) => onChange({ assigned })} />
        </>
      );
    }
    if (part === 'updated' || part === 'created') {
      const range = view[part];
      const change = (chosen: typeof range) => onChange({ [part]: chosen });
      return <TimeFilter part={part} range={range} onChange={change} onCustom={setCustomPart} />;
    }
    return <FacetValues part={part} rows={props.rows} view={view} context={context} onChange={onChange} />;
  };
  return (
    <search className={styles.filters}>
      <div className={styles.search}>
        <QueueSearch value={view.search} onSearch={(search) => onChange({ search })} />
      </div>
      <ul className={styles.chips}>
        <FilterChips view={view} context={context} choicesOf={choicesOf} onChange={onChange} />
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
            {PARTS.map((part) => (
              <Submenu key={part} label={FACET_NAMES[part]} note={noteOf(part, view)}>
                {choicesOf(part)}
              </Submenu>
            ))}
          </Menu>
        </li>
        {isSameFilter(view, NO_FILTER) ? null : (
          <li>
            <TextButton onClick={() => onChange(NO_FILTER)}>Clear filters</TextButton>
          </li>
        )}
      </ul>
      {props.end}
      {customPart === null ? null : (
        <CustomRangeDialog
          key={customPart}
          part={customPart}
          range={view[customPart]}
          onChoose={(range) => onChange({ [customPart]: range })}
          onClose={() => setCustomPart(null)}
        />
      )}
    </search>
  );
}

/** In the order in which they are mostly asked for. */
const PARTS: readonly (ListFacet | TimeFacet | 'assigned')[] = [
  'severity',
  'status',
  'assigned',
  'updated',
  'created',
  ...LIST_FACETS.filter((part) => part !== 'severity' && part !== 'status'),
];

/** How much of it is on. */
function noteOf(part: ListFacet | TimeFacet | 'assigned', view: QueueView): string | undefined {
  if (part === 'assigned') return view.assigned === 'anyone' ? undefined : 'on';
  if (part === 'updated' || part === 'created') return view[part].kind === 'any' ? undefined : 'on';
  return view[part].length === 0 ? undefined : String(view[part].length);
}
