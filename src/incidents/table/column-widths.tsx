import type { CSSProperties } from 'react';
import type { QueueColumn } from './queue-columns.ts';
import { leastWidth, SELECT_REM, type TableSettings } from './table-settings.ts';

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

/**
 * The table scrolls sideways instead of shrinking the incident's name. The style sheet collapses columns in two steps, so
 * the least width has three. On the narrowest lists the default columns may shrink the name instead.
 */
export function tableStyle(
  columns: readonly QueueColumn[],
  settings: TableSettings,
  rowRem: number,
): CSSProperties & Record<'--row-height' | '--least' | '--least-second' | '--least-first', string> {
  const isCustomised = Object.values(settings.choices).includes('shown') || Object.keys(settings.widths).length > 0;
  const leastOf = (...collapse: readonly QueueColumn['collapse'][]) =>
    `${leastWidth(columns.filter((column) => collapse.includes(column.collapse)))}rem`;
  return {
    '--row-height': `${rowRem}rem`,
    '--least': isCustomised ? leastOf(null) : '0px',
    '--least-second': leastOf(null, 'second'),
    '--least-first': leastOf(null, 'second', 'first'),
  };
}
