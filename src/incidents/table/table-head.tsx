import { memo, type RefObject, useLayoutEffect, useRef } from 'react';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import type { QueueSort, SortDirection } from '../rows/sort-rows.ts';
import { ColumnHead } from './column-head.tsx';
import styles from './incident-table.module.css';
import type { ColumnId, QueueColumn } from './queue-columns.ts';

/** What the head asks of its table. */
export type HeadActions = {
  readonly sort: (sort: QueueSort) => void;
  /** While a column is resizing, and once more when it is let go. */
  readonly resize: (column: ColumnId, rem: number, stage: 'resizing' | 'resized') => void;
  readonly selectAll: () => void;
};

/** The head of the queue's table. Remembered, as nothing of it changes while the list scrolls. */
export const TableHead = memo(function TableHead(props: {
  columns: readonly QueueColumn[];
  sort: QueueSort;
  direction: SortDirection;
  /** How many of the rows are selected. */
  part: 'none' | 'some' | 'all';
  /** Always the same object, whatever the actions are by then. */
  actions: RefObject<HeadActions | null>;
}) {
  const { actions } = props;
  return (
    <thead role={TABLE_ROLES.rowGroup}>
      <tr role={TABLE_ROLES.row} aria-rowindex={1}>
        <th scope="col" role={TABLE_ROLES.columnHeader} data-col="select">
          <SelectAll part={props.part} onToggle={() => actions.current?.selectAll()} />
        </th>
        {props.columns.map((column) => (
          <ColumnHead
            key={column.id}
            column={column}
            sort={props.sort}
            direction={props.direction}
            onSort={(sort) => actions.current?.sort(sort)}
            onResize={(rem, stage) => actions.current?.resize(column.id, rem, stage)}
          />
        ))}
      </tr>
    </thead>
  );
});

function SelectAll(props: { part: 'none' | 'some' | 'all'; onToggle: () => void }) {
  const box = useRef<HTMLInputElement>(null);
  // There is no attribute for a box that is neither on nor off.
  useLayoutEffect(() => {
    if (box.current !== null) box.current.indeterminate = props.part === 'some';
  }, [props.part]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={styles.box}
      aria-label="Select all loaded"
      title="Select all loaded"
      checked={props.part === 'all'}
      onChange={props.onToggle}
    />
  );
}
