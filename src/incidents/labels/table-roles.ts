/**
 * The roles a table has by itself, written out: narrow screens lay its rows out as grids, and a browser takes the roles
 * away from what is no longer laid out as a table.
 */
export const TABLE_ROLES = {
  table: 'table',
  rowGroup: 'rowgroup',
  row: 'row',
  columnHeader: 'columnheader',
  rowHeader: 'rowheader',
  cell: 'cell',
} as const;
