import { Filter16Regular } from '@fluentui/react-icons/headless/svg/filter';
import { type ReactNode, useRef, useState } from 'react';
import { buttonClass } from '../../ui/button-class.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { type FilterContext, NO_FILTER } from '../rows/queue-filter.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import type { TimeFacet } from '../views/facets.ts';
import { isSameFilter, type QueueView, type QueueViewChange } from '../views/queue-view.ts';
import { CustomRangeDialog } from './custom-range-dialog.tsx';
import { FilterChips } from './filter-chips.tsx';
import type { Facet } from './filter-options.ts';
import { FilterPopover } from './filter-popover.tsx';
import styles from './queue-filters.module.css';

/** The search box and the filters. All filters run in the browser: requests are never filtered. */
export function QueueFilters(props: {
  rows: readonly QueueRow[];
  view: QueueView;
  context: FilterContext;
  onChange: (change: QueueViewChange) => void;
  search: ReactNode;
  /** Rendered after the filters. */
  end: ReactNode;
}) {
  const { rows, view, context, onChange } = props;
  const [editing, setEditing] = useState<{ readonly facet: Facet | null; readonly anchor: HTMLElement } | null>(null);
  const [customFacet, setCustomFacet] = useState<TimeFacet | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const open = () => {
    if (button.current !== null) setEditing({ facet: null, anchor: button.current });
  };
  useDocumentKeys((event) => {
    if (event.key !== 'f') return;
    event.preventDefault();
    open();
  });
  return (
    <search className={styles.filters}>
      <div className={styles.search}>{props.search}</div>
      <ul className={styles.chips}>
        <li>
          <button
            ref={button}
            type="button"
            className={buttonClass({ kind: 'plain', size: 'small' })}
            aria-haspopup="dialog"
            aria-expanded={editing !== null}
            onClick={open}
          >
            <Filter16Regular />
            Filter
          </button>
        </li>
        <FilterChips
          view={view}
          context={context}
          onEdit={(facet, anchor) => setEditing({ facet, anchor })}
          onChange={onChange}
        />
        {isSameFilter(view, NO_FILTER) ? null : (
          <li>
            <TextButton onClick={() => onChange(NO_FILTER)}>Clear filters</TextButton>
          </li>
        )}
      </ul>
      {props.end}
      {editing === null ? null : (
        <FilterPopover
          key={editing.facet}
          {...{ rows, view, context, onChange }}
          facet={editing.facet}
          anchor={editing.anchor}
          onCustom={setCustomFacet}
          focusFallback={button}
          onClose={() => setEditing(null)}
        />
      )}
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
