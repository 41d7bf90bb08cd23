import { useState } from 'react';
import type { Incident } from '../../src/defender/incident.ts';

/** What a row sorts, filters and shows, worked out before. */
export type PlainRow = {
  readonly incident: Incident;
  readonly nameKey: string;
  readonly updated: number;
  readonly searchText: string;
};

const ROW_PX = 32;
const AROUND = 12;

export function plainRowOf(incident: Incident): PlainRow {
  const assets = incident.alerts.flatMap((alert) => alert.evidence.map((piece) => piece.name));
  return {
    incident,
    nameKey: incident.name.toLowerCase(),
    updated: incident.lastUpdate.epochMs,
    searchText: [incident.name, incident.id, ...assets, ...incident.tags].join(' ').toLowerCase(),
  };
}

/** The least that shows thousands of rows: a table of plain texts in a window, and nothing else. */
export function HandWrittenTable(props: {
  rows: readonly PlainRow[];
  sort: 'name' | 'updated';
  search: string;
  height: number;
}) {
  const found = props.search === '' ? props.rows : props.rows.filter((row) => row.searchText.includes(props.search));
  const sorted = [...found].sort((a, b) => {
    if (props.sort === 'updated') return b.updated - a.updated;
    return a.nameKey < b.nameKey ? -1 : Number(a.nameKey > b.nameKey);
  });
  return <PlainWindow rows={sorted} height={props.height} />;
}

function PlainWindow(props: { rows: readonly PlainRow[]; height: number }) {
  const { rows } = props;
  const [top, setTop] = useState(0);
  const from = Math.max(0, Math.floor(top / ROW_PX) - AROUND);
  const to = Math.min(rows.length, Math.ceil((top + props.height) / ROW_PX) + AROUND);
  return (
    <section
      data-region
      style={{ blockSize: props.height, overflow: 'auto' }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <table>
        <tbody>
          <tr style={{ blockSize: from * ROW_PX }} />
          {rows.slice(from, to).map(({ incident }) => (
            <tr key={incident.id} data-key={incident.id} style={{ blockSize: ROW_PX }}>
              <td>{incident.severity}</td>
              <td>{incident.name}</td>
              <td>{incident.status}</td>
              <td>{incident.assignedTo ?? 'Unassigned'}</td>
              <td>{incident.alerts.length}</td>
              <td>{incident.tags.join(', ')}</td>
              <td>{incident.lastUpdate.raw}</td>
              <td>{incident.created.raw}</td>
            </tr>
          ))}
          <tr style={{ blockSize: (rows.length - to) * ROW_PX }} />
        </tbody>
      </table>
    </section>
  );
}
