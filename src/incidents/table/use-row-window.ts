import {
  defaultRangeExtractor,
  observeElementOffset,
  observeElementRect,
  useVirtualizer,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { usePageScrolls } from './use-stacked.ts';

const STACKED_ROW_PX = 100;
const REM_PX = 16;

export type RowWindow = Virtualizer<HTMLElement, HTMLTableRowElement>;

/**
 * Decides which rows to render: the visible ones, some around them, and the focused one wherever it is. Rows have the
 * height of the density setting; stacked rows are measured.
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
  // The table header is as high as a row.
  const [margin, setMargin] = useState(isStacked ? 0 : rowPx);
  // The virtualizer lays out all rows again whenever this function changes, and calls it for each of them. Keys matter
  // only for measured rows.
  const keyOf = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  const rowWindow = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    count: rows.length,
    getScrollElement: scroller,
    observeElementRect: (instance, report) =>
      isPage(instance.scrollElement) ? observePageRect(report) : observeElementRect(instance, report),
    observeElementOffset: (instance, report) =>
      isPage(instance.scrollElement) ? observePageOffset(report) : observeElementOffset(instance, report),
    estimateSize: () => rowPx,
    getItemKey: isStacked ? keyOf : positionOf,
    overscan: 6,
    // The first rows render before anything is measured. The part of the window that the list may cover is an estimate:
    // too many rows would be rendered in vain, too few are completed before the first paint.
    initialRect: { width: window.innerWidth, height: window.innerHeight * 0.75 },
    scrollMargin: margin,
    scrollPaddingStart: isStacked ? 0 : margin,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex < 0 || activeIndex >= rows.length || indexes.includes(activeIndex)) return indexes;
      return [...indexes, activeIndex].sort((a, b) => a - b);
    },
  });
  // Measured heights are cached by row. A change of density or layout invalidates all of them.
  const measuredFor = useRef(rowPx);
  useLayoutEffect(() => {
    if (measuredFor.current === rowPx) return;
    measuredFor.current = rowPx;
    rowWindow.measure();
  }, [rowPx, rowWindow]);
  const measureMargin = () => {
    const element = scroller();
    if (element === null || body.current === null) return;
    // The rectangle of the document element moves as the page scrolls; that of a scrolling element does not.
    const edge = isPage(element) ? 0 : element.getBoundingClientRect().top;
    const above = body.current.getBoundingClientRect().top - edge + element.scrollTop;
    setMargin(Math.max(0, Math.round(above)));
  };
  // The margin is the height above the rows inside the scroller. On a phone that is everything above the list, which
  // may change with any render but not while scrolling. Measuring forces a layout, so it is skipped during scrolling.
  useLayoutEffect(() => {
    if (isStacked && !rowWindow.isScrolling) measureMargin();
  });
  // Otherwise it is the table header alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the header's height depends on exactly these
  useLayoutEffect(measureMargin, [isStacked, pageScrolls, rowPx]);
  return rowWindow;
}

function positionOf(index: number): number {
  return index;
}

function scrollerOf(region: HTMLDivElement | null, isStacked: boolean): HTMLElement | null {
  return isStacked ? (region?.closest<HTMLElement>('[data-scroller]') ?? null) : region;
}

function isPage(element: HTMLElement | null): boolean {
  return element === document.documentElement;
}

/**
 * Observes the size of the window. The document element is as high as its content, so it cannot be observed instead.
 */
function observePageRect(report: (rect: { width: number; height: number }) => void): () => void {
  const update = () => report({ width: window.innerWidth, height: window.innerHeight });
  update();
  window.addEventListener('resize', update);
  return () => window.removeEventListener('resize', update);
}

/**
 * Observes the scroll position of the page. `scroll` events of the page fire on the window, not on the document
 * element.
 */
function observePageOffset(report: (offset: number, isScrolling: boolean) => void): () => void {
  const onScroll = () => report(window.scrollY, true);
  const onScrollEnd = () => report(window.scrollY, false);
  onScrollEnd();
  window.addEventListener('scroll', onScroll, { passive: true });
  window.addEventListener('scrollend', onScrollEnd, { passive: true });
  return () => {
    window.removeEventListener('scroll', onScroll);
    window.removeEventListener('scrollend', onScrollEnd);
  };
}

function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || REM_PX;
}
