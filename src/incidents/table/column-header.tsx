import { ArrowDown12Regular } from '@fluentui/react-icons/headless/svg/arrow-down';
import { ArrowUp12Regular } from '@fluentui/react-icons/headless/svg/arrow-up';
import { type PointerEvent, useRef } from 'react';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import { type QueueSort, type SortDirection, visibleDirection } from '../rows/sort-rows.ts';
import styles from './incident-table.module.css';
import type { QueueColumn } from './queue-columns.ts';
import { MAX_WIDTH_REM, MIN_WIDTH_REM } from './table-settings.ts';

/** A column header: sorts on click, resizes by its edge. Keyboard users resize columns in the columns dialog. */
export function ColumnHeader(props: {
  column: QueueColumn;
  sort: QueueSort;
  direction: SortDirection;
  onSort: (sort: QueueSort) => void;
  /** Called with `resizing` during the drag and with `resized` at its end. */
  onResize: (rem: number, stage: 'resizing' | 'resized') => void;
}) {
  const { column } = props;
  const { sort } = column;
  const direction = sort === null ? props.direction : visibleDirection(sort, props.direction);
  const isSorted = sort !== null && sort === props.sort;
  return (
    <th
      scope="col"
      role={TABLE_ROLES.columnHeader}
      data-col={column.id}
      data-collapse={column.collapse ?? undefined}
      aria-sort={isSorted ? direction : undefined}
    >
      {sort === null ? (
        column.header
      ) : (
        <button type="button" className={styles.sort} title={column.hint} onClick={() => props.onSort(sort)}>
          {column.header}
          {isSorted ? direction === 'ascending' ? <ArrowUp12Regular /> : <ArrowDown12Regular /> : null}
        </button>
      )}
      {column.width === null ? null : <ResizeHandle onResize={props.onResize} />}
    </th>
  );
}

function ResizeHandle(props: { onResize: (rem: number, stage: 'resizing' | 'resized') => void }) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const widthAt = (event: PointerEvent<HTMLElement>): number | null => {
    if (start.current === null) return null;
    const { direction } = getComputedStyle(event.currentTarget);
    const delta = (event.clientX - start.current.x) * (direction === 'rtl' ? -1 : 1);
    const rem = (start.current.width + delta) / remPx();
    return Math.round(Math.min(Math.max(rem, MIN_WIDTH_REM), MAX_WIDTH_REM) * 4) / 4;
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    const rem = widthAt(event);
    start.current = null;
    if (rem !== null) props.onResize(rem, 'resized');
  };
  return (
    <span
      className={styles.edge}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const width = event.currentTarget.closest('th')?.getBoundingClientRect().width ?? 0;
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        const rem = widthAt(event);
        if (rem !== null) props.onResize(rem, 'resizing');
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}

function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
