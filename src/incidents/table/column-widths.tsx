import type { CSSProperties } from 'react';
import type { QueueColumn } from './queue-columns.ts';
import { SELECT_REM } from './table-settings.ts';

/** The `colgroup` of the table: the checkboxes' column and the given ones. */
export function ColumnWidths(props: { columns: readonly QueueColumn[] }) {
  return (
    <colgroup>
      <col style={columnStyle(SELECT_REM)} data-col="select" />
      {props.columns.map((column) => (
        <col key={column.id} style={columnStyle(column.width)} data-collapse={column.collapse ?? undefined} />
      ))}
    </colgroup>
  );
}

/** The width of a column as a custom property; empty for the column that fills the remaining space. */
function columnStyle(rem: number | null): CSSProperties & { '--width'?: string } {
  return rem === null ? {} : { '--width': `${rem}rem` };
}
