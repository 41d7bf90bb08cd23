import {
  defaultRangeExtractor,
  observeElementOffset,
  observeElementRect,
  useVirtualizer,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import { observePageOffset, observePageRect } from './page-scroll.ts';
import { usePageScrolls } from './use-stacked.ts';

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
  /** The height of a row that is not stacked. */
  readonly rowRem: number;
  readonly region: RefObject<HTMLDivElement | null>;
  readonly body: RefObject<HTMLTableSectionElement | null>;
}): RowWindow {
  const { keys, activeIndex, isStacked, rowRem, region, body } = options;
  const [margin, setMargin] = useState(0);
  const pageScrolls = usePageScrolls();
  const scroller = () => (pageScrolls ? document.documentElement : scrollerOf(region.current, isStacked));
  const rowPx = isStacked ? STACKED_ROW_PX : rowRem * remPx();
  // The window places its rows anew whenever this function is another one.
  const getItemKey = useCallback((index: number) => keys[index] ?? index, [keys]);
  const rowWindow = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    count: keys.length,
    getScrollElement: scroller,
    observeElementRect: (instance, report) =>
      isPage(instance.scrollElement) ? observePageRect(report) : observeElementRect(instance, report),
    observeElementOffset: (instance, report) =>
      isPage(instance.scrollElement) ? observePageOffset(report) : observeElementOffset(instance, report),
    estimateSize: () => rowPx,
    getItemKey,
    overscan: 12,
    scrollMargin: margin,
    scrollPaddingStart: isStacked ? 0 : margin,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex < 0 || activeIndex >= keys.length || indexes.includes(activeIndex)) return indexes;
      return [...indexes, activeIndex].sort((a, b) => a - b);
    },
  });
  // Heights are remembered by row: another density, or another layout, makes all of them wrong.
  useLayoutEffect(() => {
    if (rowPx > 0) rowWindow.measure();
  }, [rowPx, rowWindow]);
  // What stands above the rows inside the scroller: the head of the table, or on a phone everything above the list.
  useLayoutEffect(() => {
    const element = scroller();
    if (element === null || body.current === null) return;
    // The edge of the page moves with what it scrolls.
    const edge = isPage(element) ? 0 : element.getBoundingClientRect().top;
    const above = body.current.getBoundingClientRect().top - edge + element.scrollTop;
    setMargin(Math.max(0, Math.round(above)));
  });
  return rowWindow;
}

function scrollerOf(region: HTMLDivElement | null, isStacked: boolean): HTMLElement | null {
  return isStacked ? (region?.closest<HTMLElement>('[data-scroller]') ?? null) : region;
}

function isPage(element: HTMLElement | null): boolean {
  return element === document.documentElement;
}

function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || REM_PX;
}
