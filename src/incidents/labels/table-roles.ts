/**
 * The native roles of table elements. Set them explicitly where CSS changes `display` on narrow screens, because browsers then
 * drop the native roles.
 */
export const TABLE_ROLES = {
  table: 'table',
  rowGroup: 'rowgroup',
  row: 'row',
  columnHeader: 'columnheader',
  rowHeader: 'rowheader',
  cell: 'cell',
} as const;
