import { memo, type RefObject, useLayoutEffect, useRef } from 'react';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import type { QueueSort, SortDirection } from '../rows/sort-rows.ts';
import { ColumnHeader } from './column-header.tsx';
import styles from './incident-table.module.css';
import type { ColumnId, QueueColumn } from './queue-columns.ts';

/** Actions that the header triggers in its table. */
export type HeaderActions = {
  readonly sort: (sort: QueueSort) => void;
  /** Called with `resizing` during the drag and with `resized` at its end. */
  readonly resize: (column: ColumnId, rem: number, stage: 'resizing' | 'resized') => void;
  readonly selectAll: () => void;
};

/** The header of the queue's table. Memoised, because it does not change while the list scrolls. */
export const TableHeader = memo(function TableHeader(props: {
  columns: readonly QueueColumn[];
  sort: QueueSort;
  direction: SortDirection;
  /** How many of the rows are selected. */
  selected: 'none' | 'some' | 'all';
  /** A ref with a stable identity, so that new actions do not render the header again. */
  actions: RefObject<HeaderActions | null>;
}) {
  const { actions } = props;
  return (
    <thead role={TABLE_ROLES.rowGroup}>
      <tr role={TABLE_ROLES.row} aria-rowindex={1}>
        <th scope="col" role={TABLE_ROLES.columnHeader} data-col="select">
          <SelectAll selected={props.selected} onToggle={() => actions.current?.selectAll()} />
        </th>
        {props.columns.map((column) => (
          <ColumnHeader
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

function SelectAll(props: { selected: 'none' | 'some' | 'all'; onToggle: () => void }) {
  const box = useRef<HTMLInputElement>(null);
  // HTML has no attribute for the indeterminate state.
  useLayoutEffect(() => {
    if (box.current !== null) box.current.indeterminate = props.selected === 'some';
  }, [props.selected]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={styles.box}
      aria-label="Select all loaded"
      title="Select all loaded"
      checked={props.selected === 'all'}
      onChange={props.onToggle}
    />
  );
}
