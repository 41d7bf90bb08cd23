import {
  defaultRangeExtractor,
  observeElementOffset,
  observeElementRect,
  useVirtualizer,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
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
  readonly rows: readonly { readonly key: string }[];
  readonly activeIndex: number;
  readonly isStacked: boolean;
  /** The height of a row that is not stacked. */
  readonly rowRem: number;
  readonly region: RefObject<HTMLDivElement | null>;
  readonly body: RefObject<HTMLTableSectionElement | null>;
}): RowWindow {
  const { rows, activeIndex, isStacked, rowRem, region, body } = options;
  const pageScrolls = usePageScrolls();
  const scroller = () => (pageScrolls ? document.documentElement : scrollerOf(region.current, isStacked));
  const rowPx = isStacked ? STACKED_ROW_PX : rowRem * remPx();
  // The head of the table is as high as a row.
  const [margin, setMargin] = useState(isStacked ? 0 : rowPx);
  // The window places its rows anew whenever this function is another one, and asks it for each of them. Only where rows
  // have heights of their own does it matter which is which.
  const keyOf = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  const rowWindow = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    count: rows.length,
    getScrollElement: scroller,
    observeElementRect: (instance, report) =>
      isPage(instance.scrollElement) ? observePageRect(report) : observeElementRect(instance, report),
    observeElementOffset: (instance, report) =>
      isPage(instance.scrollElement) ? observePageOffset(report) : observeElementOffset(instance, report),
    estimateSize: () => rowPx,
    getItemKey: isStacked ? keyOf : placeOf,
    overscan: 6,
    // The first rows are resizing before anything is measured: a window is never higher than the screen.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    scrollMargin: margin,
    scrollPaddingStart: isStacked ? 0 : margin,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex < 0 || activeIndex >= rows.length || indexes.includes(activeIndex)) return indexes;
      return [...indexes, activeIndex].sort((a, b) => a - b);
    },
  });
  // Heights are remembered by row: another density, or another layout, makes all of them wrong.
  const placedPx = useRef(rowPx);
  useLayoutEffect(() => {
    if (placedPx.current === rowPx) return;
    placedPx.current = rowPx;
    rowWindow.measure();
  }, [rowPx, rowWindow]);
  const measureMargin = () => {
    const element = scroller();
    if (element === null || body.current === null) return;
    // The edge of the page moves with what it scrolls.
    const edge = isPage(element) ? 0 : element.getBoundingClientRect().top;
    const above = body.current.getBoundingClientRect().top - edge + element.scrollTop;
    setMargin(Math.max(0, Math.round(above)));
  };
  // What stands above the rows inside the scroller: on a phone everything above the list, which may change with any render
  // but not while the list scrolls. Asking makes the browser lay out everything at once.
  useLayoutEffect(() => {
    if (isStacked && !rowWindow.isScrolling) measureMargin();
  });
  // Else it is the head of the table alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what its height depends on
  useLayoutEffect(measureMargin, [isStacked, pageScrolls, rowPx]);
  return rowWindow;
}

function placeOf(index: number): number {
  return index;
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
