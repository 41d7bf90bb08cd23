import { useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import type { RowLayout } from './incident-cells.tsx';
import { nextRenderedRows, type RenderedRow } from './rendered-rows.ts';
import type { RowWindow } from './use-row-window.ts';

/** Above this many rows per frame no one can read what passes. */
const FAST_ROWS = 3;
/** Longer than the gaps between the frames of a fling. */
const REST_MS = 100;

/**
 * Returns how to render each of the given rows, in their order. While the user flings the list, rows that come into view
 * are brief; they are completed, some in each frame, as soon as the list slows down or rests. A single jump, such as Page
 * Down, renders complete rows at once.
 */
export function useRenderedRows(options: {
  readonly keys: readonly string[];
  /** The row that may have the focus; empty for none. */
  readonly focusedKey: string;
  readonly layout: RowLayout;
  readonly rowWindow: RowWindow;
}): readonly RenderedRow[] {
  const { keys, focusedKey, layout, rowWindow } = options;
  const last = useRef<{
    readonly rows: readonly RenderedRow[];
    readonly offset: number;
    readonly isScrolling: boolean;
  }>({ rows: [], offset: 0, isScrolling: false });
  const [, completeMore] = useReducer((count: number) => count + 1, 0);
  const offset = rowWindow.scrollOffset ?? 0;
  const isFast =
    layout === 'table' &&
    last.current.isScrolling &&
    Math.abs(offset - last.current.offset) > FAST_ROWS * rowWindow.options.estimateSize(0);
  const rows = nextRenderedRows(last.current.rows, keys, { focusedKey, isFast });
  useLayoutEffect(() => {
    last.current = { rows, offset, isScrolling: rowWindow.isScrolling };
  });
  const hasBrief = rows.some(({ isBrief }) => isBrief);
  useEffect(() => {
    if (!hasBrief) return undefined;
    if (!isFast) {
      const frame = requestAnimationFrame(completeMore);
      return () => cancelAnimationFrame(frame);
    }
    const timer = setTimeout(completeMore, REST_MS);
    return () => clearTimeout(timer);
  });
  return rows;
}
