import { Checkmark12Regular } from '@fluentui/react-icons/headless/svg/checkmark';
import { ChevronRight12Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useLayoutEffect, useRef } from 'react';
import { SeverityMark } from '../../ui/severity.tsx';
import type { ListFacet } from '../rows/queue-filter.ts';
import { FACET_NAMES } from '../views/facets.ts';
import { type FilterOption, isTime } from './filter-options.ts';
import styles from './filter-popover.module.css';

const REM_PX = 16;

/** The options of the filter popover. Only those in view are in the document, because an asset may have thousands. */
export function FilterList(props: {
  id: string;
  label: string;
  options: readonly FilterOption[];
  /** The index of the option that the keyboard acts on. */
  highlighted: number;
  /** Names the facet of each value, for a list of values of several facets. */
  showsFacet: boolean;
  excluded: readonly ListFacet[];
  rowRem: number;
  onPoint: (index: number) => void;
  onChoose: (option: FilterOption) => void;
}) {
  const { highlighted, id, options, rowRem } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: options.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * remPx(),
    overscan: 8,
    initialRect: { width: 0, height: window.innerHeight },
  });
  useLayoutEffect(() => {
    if (highlighted < options.length) list.scrollToIndex(highlighted, { align: 'auto' });
  }, [list, highlighted, options.length]);
  const style: CSSProperties & { '--total': string } = { '--total': `${list.getTotalSize()}px` };
  return (
    <div
      ref={scroller}
      id={id}
      className={styles.scroller}
      role="listbox"
      aria-label={props.label}
      aria-multiselectable
    >
      <div className={styles.list} style={style} role="presentation">
        {list.getVirtualItems().map((item) => {
          const option = options[item.index];
          if (option === undefined) return null;
          return (
            <Option
              key={option.id}
              id={`${id}-${item.index}`}
              option={option}
              position={item.index}
              count={options.length}
              top={item.start}
              isHighlighted={item.index === highlighted}
              showsFacet={props.showsFacet}
              isExcluded={!isTime(option.facet) && props.excluded.includes(option.facet)}
              onPoint={() => props.onPoint(item.index)}
              onChoose={() => props.onChoose(option)}
            />
          );
        })}
      </div>
    </div>
  );
}

function Option(props: {
  id: string;
  option: FilterOption;
  position: number;
  count: number;
  top: number;
  isHighlighted: boolean;
  showsFacet: boolean;
  isExcluded: boolean;
  onPoint: () => void;
  onChoose: () => void;
}) {
  const { option } = props;
  const { target } = option;
  const style: CSSProperties & { '--top': string } = { '--top': `${props.top}px` };
  const facetName =
    props.showsFacet && target.kind !== 'facet'
      ? `${FACET_NAMES[option.facet]}${props.isExcluded ? ' is not' : ''}`
      : null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys, see aria-activedescendant
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    <div
      id={props.id}
      className={styles.option}
      style={style}
      role="option"
      aria-selected={option.isSelected}
      aria-setsize={props.count}
      aria-posinset={props.position + 1}
      data-highlighted={props.isHighlighted ? '' : undefined}
      title={option.detail === '' ? undefined : `${option.label} ${option.detail}`}
      onPointerMove={props.isHighlighted ? undefined : props.onPoint}
      onClick={props.onChoose}
    >
      <span className={target.kind === 'value' ? styles.box : styles.mark}>
        {option.isSelected ? <Checkmark12Regular /> : null}
      </span>
      <span className={styles.label}>
        {facetName === null ? null : <span className={styles.quiet}>{facetName} </span>}
        {option.facet === 'severity' && target.kind === 'value' ? (
          <SeverityMark level={target.value} label={option.label} />
        ) : (
          <bdi>{option.label}</bdi>
        )}
        {option.detail === '' ? null : <bdi className={styles.quiet}> {option.detail}</bdi>}
      </span>
      <span className={styles.count}>
        {target.kind === 'value' ? target.count.toLocaleString('en') : null}
        {target.kind === 'facet' ? <ChevronRight12Regular /> : null}
      </span>
    </div>
  );
}

function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || REM_PX;
}
