import '../../src/ui/tokens.css';
import '../../src/ui/reset.css';
import '../../src/ui/base.css';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { filterRows } from '../../src/incidents/rows/filter-rows.ts';
import { NO_FILTER } from '../../src/incidents/rows/queue-filter.ts';
import { type QueueRow, queueRowOf } from '../../src/incidents/rows/queue-row.ts';
import { NO_SELECTION } from '../../src/incidents/rows/row-selection.ts';
import { sortRows } from '../../src/incidents/rows/sort-rows.ts';
import { IncidentTable } from '../../src/incidents/table/incident-table.tsx';
import { DEFAULT_SETTINGS } from '../../src/incidents/table/table-settings.ts';
import { Router } from '../../src/navigation/router.tsx';
import { epochMs } from '../../src/std/time.ts';
import { ClockProvider } from '../../src/ui/clock-provider.tsx';
import { HandWrittenTable, type PlainRow, plainRowsOf } from './hand-written-table.tsx';
import { manyIncidents } from './many-incidents.ts';

const NOW = epochMs(Date.parse('2026-11-20T12:00:00Z'));
const HEIGHT = 800;

type Which = 'ours' | 'plain';
type State = { readonly sort: 'name' | 'updated'; readonly search: string };

function Ours(props: State & { rows: readonly QueueRow[] }) {
  const direction = props.sort === 'name' ? 'ascending' : 'descending';
  const ordered = sortRows(props.rows, props.sort, direction);
  return (
    <div style={{ blockSize: HEIGHT, display: 'grid' }}>
      <IncidentTable
        rows={filterRows(ordered, { ...NO_FILTER, search: props.search }, { me: null, now: NOW })}
        sort={props.sort}
        direction={direction}
        showsTenant={false}
        openKey=""
        linkSearch=""
        settings={DEFAULT_SETTINGS}
        selection={NO_SELECTION}
        pendingChangesOf={() => null}
        onSelect={() => undefined}
        onResize={() => undefined}
        onSort={() => undefined}
        onOpen={() => undefined}
      />
    </div>
  );
}

let rows: readonly QueueRow[] = [];
let plainRows: readonly PlainRow[] = [];
let shown: { readonly root: Root; readonly host: HTMLElement; readonly which: Which } | null = null;

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** Waits until the page has painted and is idle. */
async function settle(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await nextFrame();
  await new Promise((resolve) => setTimeout(resolve));
}

/** Renders one table at a time, in steps that the bench measures. Computes the rows beforehand, as loading does. */
const bench = {
  prepare: (count: number) => {
    rows = manyIncidents(count).map((incident) => queueRowOf(incident, 'Example SOC'));
    plainRows = plainRowsOf(rows);
  },
  /** Opens a table over a new list, for which neither table has cached anything. */
  open: (which: Which) => {
    rows = [...rows];
    plainRows = [...plainRows];
    const host = document.createElement('div');
    document.getElementById('root')?.append(host);
    shown = { root: createRoot(host), host, which };
    return settle();
  },
  /** Renders and lays out the state. */
  show: (state: State) => {
    if (shown === null) throw new Error('no table is open');
    const { root, which } = shown;
    const element =
      which === 'plain' ? (
        <HandWrittenTable {...state} rows={plainRows} height={HEIGHT} />
      ) : (
        <ClockProvider clock={() => NOW}>
          <Router>
            <Ours {...state} rows={rows} />
          </Router>
        </ClockProvider>
      );
    flushSync(() => root.render(element));
    document.body.getBoundingClientRect();
    if (document.querySelector('[data-key]') === null) throw new Error('no row is shown');
  },
  settle,
  /** Scrolls until the next frame starts. */
  scroll: async (px: number) => {
    const region = shown?.host.querySelector('section');
    if (!region || region.scrollHeight < region.clientHeight + 10_000) throw new Error('nothing scrolls');
    region.scrollTop += px;
    await nextFrame();
  },
  /** Waits until every row is complete; returns how many were not. */
  complete: async () => {
    const brief = () => shown?.host.querySelectorAll('[data-brief]').length ?? 0;
    const count = brief();
    for (let frame = 0; brief() > 0; frame += 1) {
      if (frame > 60) throw new Error('the rows are still brief after 60 frames');
      await nextFrame();
    }
    return count;
  },
  close: () => {
    shown?.root.unmount();
    shown?.host.remove();
    shown = null;
    return settle();
  },
};

Object.assign(window, { bench });
