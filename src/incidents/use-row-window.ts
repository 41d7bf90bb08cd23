import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

const STACKED_ROW_PX = 100;
const REM_PX = 16;

export type RowWindow = Virtualizer<HTMLElement, HTMLTableRowElement>;

/**
 * Which rows to render: those in sight, some around them, and the one that holds the focus wherever it is. Rows have the
 * height of the density, or are measured where they are stacked.
 */
export function useRowWindow(options: {
  readonly keys: readonly string[];
  readonly activeIndex: number;
  readonly isStacked: boolean;
  readonly region: RefObject<HTMLDivElement | null>;
  readonly body: RefObject<HTMLTableSectionElement | null>;
}): RowWindow {
  const { keys, activeIndex, isStacked, region, body } = options;
  const [margin, setMargin] = useState(0);
  const scroller = () => scrollerOf(region.current, isStacked);
  const rowPx = isStacked ? STACKED_ROW_PX : rowHeightPx(region.current);
  const rowWindow = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    count: keys.length,
    getScrollElement: scroller,
    estimateSize: () => rowPx,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 12,
    scrollMargin: margin,
    scrollPaddingStart: isStacked ? 0 : margin,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex < 0 || activeIndex >= keys.length || indexes.includes(activeIndex)) return indexes;
      return [...indexes, activeIndex].sort((a, b) => a - b);
    },
  });
  // What stands above the rows inside the scroller: the head of the table, or on a phone everything above the list.
  useLayoutEffect(() => {
    const element = scroller();
    if (element === null || body.current === null) return;
    const above = body.current.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop;
    setMargin(Math.max(0, Math.round(above)));
  });
  return rowWindow;
}

function scrollerOf(region: HTMLDivElement | null, isStacked: boolean): HTMLElement | null {
  return isStacked ? (region?.closest<HTMLElement>('[data-scroller]') ?? null) : region;
}

function rowHeightPx(region: HTMLDivElement | null): number {
  if (region === null) return 2 * REM_PX;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || REM_PX;
  return (Number.parseFloat(getComputedStyle(region).getPropertyValue('--row-height')) || 2) * rem;
}
