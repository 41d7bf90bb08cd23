import { ArrowLeft16Regular } from '@fluentui/react-icons/headless/svg/arrow-left';
import {
  type KeyboardEvent,
  type RefObject,
  useDeferredValue,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { AnchoredDialog } from '../../ui/anchored-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { FilterContext } from '../rows/queue-filter.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { useStacked } from '../table/use-stacked.ts';
import { FACET_NAMES, type TimeFacet } from '../views/facets.ts';
import { negated, type QueueView, type QueueViewChange, toggledValue } from '../views/queue-view.ts';
import { useTechniqueNames } from '../views/use-technique-names.ts';
import { FilterList } from './filter-list.tsx';
import {
  FACETS,
  type Facet,
  type FilterOption,
  facetOptions,
  findOptions,
  isTime,
  narrowedOptions,
  optionsOf,
} from './filter-options.ts';
import styles from './filter-popover.module.css';

/**
 * Adds and changes filters. Typing searches the values of every facet; choosing a facet lists all of its values and
 * offers to exclude them. Stays open while values are toggled.
 */
export function FilterPopover(props: {
  rows: readonly QueueRow[];
  view: QueueView;
  context: FilterContext;
  /** The facet to start with, as for a chip; `null` for the list of facets. */
  facet: Facet | null;
  anchor: HTMLElement;
  /** Takes the focus if the anchor is gone. */
  focusFallback: RefObject<HTMLElement | null>;
  onChange: (change: QueueViewChange) => void;
  onCustom: (facet: TimeFacet) => void;
  onClose: () => void;
}) {
  const { context, rows, view, onChange } = props;
  const [facet, setFacet] = useState(props.facet);
  const [text, setText] = useState('');
  const [highlighted, setHighlighted] = useState(0);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const isSheet = useStacked();
  const techniqueName = useTechniqueNames(true);
  // A sheet opens without the on-screen keyboard, which would cover half of it.
  useLayoutEffect(() => {
    if (!isSheet) field.current?.focus();
  }, [isSheet]);
  const isSearching = text.trim() !== '';
  // Counting every facet of 50,000 rows takes long enough to delay a keystroke.
  const countedView = useDeferredValue(view);
  const all = useMemo(() => {
    const source = { rows, view: countedView, context, techniqueName };
    if (facet !== null) return optionsOf(facet, source);
    return isSearching ? FACETS.flatMap((each) => optionsOf(each, source)) : [];
  }, [rows, countedView, context, techniqueName, facet, isSearching]);
  const facets = facetOptions(view);
  const options =
    facet !== null
      ? narrowedOptions(text, all)
      : isSearching
        ? findOptions(text, [...facets, ...all], view, context)
        : facets;
  const goTo = (next: Facet | null) => {
    setFacet(next);
    setText('');
    setHighlighted(0);
    if (!isSheet) field.current?.focus();
  };
  const choose = (option: FilterOption) => {
    const { target } = option;
    if (target.kind === 'facet') goTo(option.facet);
    else if (target.kind === 'value' && !isTime(option.facet)) {
      const listFacet = option.facet;
      onChange((newest) => toggledValue(newest, listFacet, target.value));
    } else if (isTime(option.facet)) {
      props.onClose();
      if (target.kind === 'range') onChange({ [option.facet]: target.range });
      else props.onCustom(option.facet);
    }
  };
  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const option = options[highlighted];
    if (step !== 0 && options.length > 0) setHighlighted((highlighted + step + options.length) % options.length);
    else if (event.key === 'Enter' && option !== undefined) choose(option);
    else if (event.key === 'Backspace' && text === '' && facet !== null) goTo(null);
    else return;
    event.preventDefault();
  };
  return (
    <AnchoredDialog
      label={facet === null ? 'Filter' : FACET_NAMES[facet]}
      anchor={props.anchor}
      size="sheet"
      focusFallback={props.focusFallback}
      onClose={props.onClose}
    >
      {facet === null && !isSheet ? null : (
        <div className={styles.header}>
          <IconButton
            label={facet === null ? 'Back to incidents' : 'Back to all filters'}
            icon={<ArrowLeft16Regular />}
            size="small"
            onClick={() => (facet === null ? props.onClose() : goTo(null))}
          />
          <b>{facet === null ? 'Filter' : FACET_NAMES[facet]}</b>
          {facet === null || isTime(facet) ? null : (
            <Operator
              isNegated={view.not.includes(facet)}
              onChange={(isNegated) => onChange((newest) => negated(newest, facet, isNegated))}
            />
          )}
        </div>
      )}
      <input
        ref={field}
        className={styles.field}
        role="combobox"
        aria-label={facet === null ? 'Search filters' : `Search ${FACET_NAMES[facet].toLowerCase()}`}
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options.length === 0 ? undefined : `${listId}-${highlighted}`}
        placeholder={facet === null ? 'Filter by anything: T1566, lap-063, 20 Nov' : 'Search'}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setHighlighted(0);
        }}
        onKeyDown={handleKey}
      />
      <p role="status" className={styles.empty}>
        {options.length > 0 ? null : isSearching ? 'No matches' : 'No values'}
      </p>
      <FilterList
        id={listId}
        label={facet === null ? 'Filters' : FACET_NAMES[facet]}
        options={options}
        highlighted={highlighted}
        showsFacet={facet === null}
        excluded={view.not}
        rowRem={isSheet ? 2.75 : 2}
        onPoint={setHighlighted}
        onChoose={choose}
      />
    </AnchoredDialog>
  );
}

function Operator(props: { isNegated: boolean; onChange: (isNegated: boolean) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div className={styles.operator} role="group" aria-label="Rows to show">
      <button type="button" aria-pressed={!props.isNegated} onClick={() => props.onChange(false)}>
        is
      </button>
      <button type="button" aria-pressed={props.isNegated} onClick={() => props.onChange(true)}>
        is not
      </button>
    </div>
  );
}
