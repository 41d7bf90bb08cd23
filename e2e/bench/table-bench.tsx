import '../../src/ui/tokens.css';
import '../../src/ui/reset.css';
import '../../src/ui/base.css';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { filterRows } from '../../src/incidents/filter-rows.ts';
import { IncidentTable } from '../../src/incidents/incident-table.tsx';
import { NO_FILTER } from '../../src/incidents/queue-filter.ts';
import { type QueueRow, queueRowOf } from '../../src/incidents/queue-row.ts';
import { NO_SELECTION } from '../../src/incidents/row-selection.ts';
import { sortRows } from '../../src/incidents/sort-rows.ts';
import { USUAL_SETTINGS } from '../../src/incidents/table-settings.ts';
import { Router } from '../../src/navigation/router.tsx';
import { epochMs } from '../../src/std/time.ts';
import { ClockProvider } from '../../src/ui/clock-provider.tsx';
import { HandWrittenTable, type PlainRow, plainRowOf } from './hand-written-table.tsx';
import { manyIncidents } from './many-incidents.ts';

const NOW = epochMs(Date.parse('2026-11-20T12:00:00Z'));
const HEIGHT = 800;
const SCROLL_FRAMES = 60;
const SCROLL_ROUNDS = 3;
const SCROLL_PX = 640;
const LATE_MS = 25;

type State = { readonly sort: 'name' | 'updated'; readonly search: string };
type Figures = { mount: number[]; sortText: number[]; sortNumber: number[]; filter: number[]; late: number[] };

function Ours(props: State & { rows: readonly QueueRow[] }) {
  const direction = props.sort === 'name' ? 'ascending' : 'descending';
  const found = filterRows(props.rows, { ...NO_FILTER, search: props.search }, { me: null, now: NOW });
  return (
    <div style={{ blockSize: HEIGHT, display: 'grid' }}>
      <IncidentTable
        rows={sortRows(found, props.sort, direction)}
        sort={props.sort}
        direction={direction}
        showsTenant={false}
        openKey=""
        settings={USUAL_SETTINGS}
        selection={NO_SELECTION}
        newsOf={() => null}
        onSelect={() => undefined}
        onResize={() => undefined}
        onSort={() => undefined}
        onOpen={() => undefined}
      />
    </div>
  );
}

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

/** The work until the rows of the new state are laid out. */
async function timed(act: () => void): Promise<number> {
  await nextFrame();
  const startedAt = performance.now();
  flushSync(act);
  document.body.getBoundingClientRect();
  while (document.querySelector('[data-key]') === null) await nextFrame();
  return performance.now() - startedAt;
}

async function measure(element: (state: State) => ReactNode, figures: Figures, frames: number): Promise<void> {
  const host = document.createElement('div');
  document.getElementById('root')?.append(host);
  const root: Root = createRoot(host);
  const show = (state: State) => timed(() => root.render(element(state)));
  figures.mount.push(await show({ sort: 'updated', search: '' }));
  figures.sortText.push(await show({ sort: 'name', search: '' }));
  figures.sortNumber.push(await show({ sort: 'updated', search: '' }));
  figures.filter.push(await show({ sort: 'updated', search: 'ransomware activity on lap-7' }));
  await show({ sort: 'updated', search: '' });
  const region = [...host.querySelectorAll('*')].find((each) => each.scrollHeight > each.clientHeight + 10_000);
  if (region === undefined) throw new Error('nothing scrolls');
  let late = 0;
  let before = await nextFrame();
  for (let frame = 0; frame < frames; frame += 1) {
    region.scrollTop += SCROLL_PX;
    const now = await nextFrame();
    if (now - before > LATE_MS) late += 1;
    before = now;
  }
  if (frames > 0) figures.late.push(late);
  root.unmount();
  host.remove();
}

const emptyFigures = (): Figures => ({ mount: [], sortText: [], sortNumber: [], filter: [], late: [] });

/** Both tables in turns, so that whatever slows the machine slows both. */
async function run(count: number, rounds: number): Promise<{ ours: Figures; plain: Figures }> {
  const incidents = manyIncidents(count);
  const rows = incidents.map((incident) => queueRowOf(incident, 'Example SOC'));
  const plainRows: readonly PlainRow[] = incidents.map(plainRowOf);
  const ours = emptyFigures();
  const plain = emptyFigures();
  const showOurs = (state: State) => (
    <ClockProvider clock={() => NOW}>
      <Router>
        <Ours {...state} rows={rows} />
      </Router>
    </ClockProvider>
  );
  const showPlain = (state: State) => <HandWrittenTable {...state} rows={plainRows} height={HEIGHT} />;
  await measure(showPlain, emptyFigures(), 0);
  await measure(showOurs, emptyFigures(), 0);
  for (let round = 0; round < rounds; round += 1) {
    const frames = round < SCROLL_ROUNDS ? SCROLL_FRAMES : 0;
    await measure(showPlain, plain, frames);
    await measure(showOurs, ours, frames);
  }
  return { ours, plain };
}

Object.assign(window, { runTableBench: run });
