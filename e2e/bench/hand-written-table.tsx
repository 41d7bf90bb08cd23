import { useMemo, useState } from 'react';
import type { QueueRow } from '../../src/incidents/rows/queue-row.ts';
import { COLUMN_IDS, COLUMNS, type ColumnId } from '../../src/incidents/table/queue-columns.ts';

const ROW_PX = 32;
const AROUND = 12;
const SHOWN = COLUMN_IDS.filter((id) => id !== 'tenant');

/** A row with its precomputed sort and search keys. */
export type PlainRow = {
  readonly row: QueueRow;
  /** The place of the row's name among all names, so that names are compared once and never again. */
  readonly nameRank: number;
  readonly updated: number;
  readonly searchText: string;
};

export function plainRowsOf(rows: readonly QueueRow[]): readonly PlainRow[] {
  const names = [...new Set(rows.map((row) => row.nameKey))].sort();
  const ranks = new Map(names.map((name, rank) => [name, rank]));
  return rows.map((row) => ({
    row,
    nameRank: ranks.get(row.nameKey) ?? 0,
    updated: row.incident.lastUpdate.epochMs,
    searchText: row.searchText,
  }));
}

const ORDERS = {
  name: (a: PlainRow, b: PlainRow) => a.nameRank - b.nameRank,
  updated: (a: PlainRow, b: PlainRow) => b.updated - a.updated,
};

/**
 * A minimal windowed table with the same cells and accessible markup over the same precomputed texts and over precomputed
 * ranks. Sorts by comparing numbers, once per list, and filters what is sorted. Has no styles, no icons, no keyboard
 * support, no selection, and no escaping of hidden characters.
 */
export function HandWrittenTable(props: {
  rows: readonly PlainRow[];
  sort: 'name' | 'updated';
  search: string;
  height: number;
}) {
  const { rows, sort, search } = props;
  const sorted = useMemo(() => [...rows].sort(ORDERS[sort]), [rows, sort]);
  const found = search === '' ? sorted : sorted.filter((row) => row.searchText.includes(search));
  return <PlainWindow rows={found} height={props.height} />;
}

function PlainWindow(props: { rows: readonly PlainRow[]; height: number }) {
  const { rows } = props;
  const [top, setTop] = useState(0);
  const from = Math.max(0, Math.floor(top / ROW_PX) - AROUND);
  const to = Math.min(rows.length, Math.ceil((top + props.height) / ROW_PX) + AROUND);
  return (
    <section
      aria-label="Incidents, scrolls"
      style={{ blockSize: props.height, overflow: 'auto' }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <table
        aria-label="Incidents"
        aria-rowcount={rows.length + 1}
        style={{ tableLayout: 'fixed', inlineSize: '100%' }}
      >
        <thead>
          <tr aria-rowindex={1} style={{ blockSize: ROW_PX }}>
            <th scope="col">
              <input type="checkbox" aria-label="Select all loaded" />
            </th>
            {SHOWN.map((id) => (
              <th key={id} scope="col">
                <button type="button">{COLUMNS[id].header}</button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr style={{ blockSize: from * ROW_PX }} />
          {rows.slice(from, to).map(({ row }, index) => (
            <RowOfCells key={row.key} row={row} index={from + index} />
          ))}
          <tr style={{ blockSize: (rows.length - to) * ROW_PX }} />
        </tbody>
      </table>
    </section>
  );
}

function RowOfCells(props: { row: QueueRow; index: number }) {
  const { row } = props;
  return (
    <tr data-key={row.key} aria-rowindex={props.index + 2} style={{ blockSize: ROW_PX, whiteSpace: 'nowrap' }}>
      <td>
        <input type="checkbox" aria-label={`Select ${row.incident.id}`} />
      </td>
      {SHOWN.map((id) => (
        <td key={id} style={{ overflow: 'hidden' }}>
          {cellOf(id, row)}
        </td>
      ))}
    </tr>
  );
}

function cellOf(id: ColumnId, row: QueueRow) {
  const { incident } = row;
  switch (id) {
    case 'severity':
      return incident.severity;
    case 'incident':
      return <a href={`#/incidents/${incident.tenantId}/${incident.id}`}>{incident.name}</a>;
    case 'tenant':
      return row.tenantName;
    case 'status':
      return incident.status;
    case 'assigned':
      return incident.assignedTo ?? 'Unassigned';
    case 'alerts':
      return `${row.activeAlerts}/${incident.alerts.length}`;
    case 'assets':
      return row.assets.length;
    case 'sources':
      return row.sources.join(', ');
    case 'categories':
      return row.categories.join(', ');
    case 'tags':
      return row.tags.join(', ');
    case 'updated':
      return <time dateTime={incident.lastUpdate.raw}>{incident.lastUpdate.raw}</time>;
    case 'created':
      return <time dateTime={incident.created.raw}>{incident.created.raw}</time>;
    case 'classification':
      return incident.classification;
  }
}
