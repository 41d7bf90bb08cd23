import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  cancelLoading,
  incidentListQuery,
  loadAllIncidents,
  refreshIncidents,
} from '../../defender/incident-queries.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { Incident } from '../../defender/model/incident.ts';
import { type Completeness, completenessOf } from '../rows/completeness.ts';
import { filterRows } from '../rows/filter-rows.ts';
import {
  acceptRows,
  type HeldRows,
  holdRows,
  pendingChangesOf,
  type QueueSnapshot,
  queueToken,
} from '../rows/held-rows.ts';
import { loadedRows, NO_ROWS_LOADED } from '../rows/loaded-rows.ts';
import type { FilterContext } from '../rows/queue-filter.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { sortRows } from '../rows/sort-rows.ts';
import { loadPhase, type SourceState, sourceState } from '../rows/source-state.ts';
import type { useOwnVersions } from '../triage/use-own-versions.ts';
import { type QueueView, queueViewCodec } from '../views/queue-view.ts';

type QueueRows = {
  /** One per source, in the order of the sources. */
  readonly states: readonly SourceState[];
  readonly completeness: Completeness;
  /** Every loaded row of every source. */
  readonly loaded: readonly QueueRow[];
  /** The rows to render: those of the view, held in place during refreshes. */
  readonly rows: readonly QueueRow[];
  /** Filters and sorts rows as the view does. */
  readonly toView: (rows: readonly QueueRow[]) => readonly QueueRow[];
  /** Changes from refreshes that the user has not accepted yet. */
  readonly pending: {
    readonly added: number;
    readonly misplaced: number;
    readonly of: (row: QueueRow) => 'new' | 'changed' | null;
    readonly accept: () => void;
  };
  readonly refresh: (sources: readonly IncidentSource[]) => void;
  readonly cancel: (source: IncidentSource) => void;
  /** Continues every source that paused. */
  readonly loadAll: () => void;
};

/** Loads the incidents of one source or many, and applies the view to what is loaded. */
export function useQueueRows(options: {
  readonly sources: readonly IncidentSource[];
  readonly tenantName: (tenantId: string) => string;
  readonly view: QueueView;
  readonly context: FilterContext;
  readonly isLive: boolean;
  /** Puts this tab's own versions of incidents in place. */
  readonly versionsIn: QueueVersions;
}): QueueRows {
  const { sources, tenantName, view, context, isLive, versionsIn } = options;
  const client = useQueryClient();
  const results = useQueries({
    // While auto-refresh is paused, returning to the window must not refresh either.
    queries: sources.map((source) => ({ ...incidentListQuery(source), refetchOnWindowFocus: isLive })),
  });
  const states = sources.map((source, index) => sourceState(source, tenantName(source.tenantId), results[index]));
  const lists = useOwnLists(states, versionsIn);
  const loaded = useLoadedRows(states, lists);
  const toView = (rows: readonly QueueRow[]) => filterRows(sortRows(rows, view.sort, view.direction), view, context);
  const { held, accept } = useHeldRows({
    token: queueToken(queueViewCodec.encode({ ...view, open: '' }), states.map(loadPhase)),
    isLoading: states.some((state) => state.list?.progress === 'loading'),
    lists: states.map((state, index) => (state.list === null ? null : (lists[index] ?? null))),
    rows: loaded,
    toView,
  });
  return {
    states,
    completeness: completenessOf(states),
    loaded,
    rows: held.rows,
    toView,
    pending: {
      added: held.added,
      misplaced: held.misplaced,
      of: (row) => pendingChangesOf(held, row),
      accept,
    },
    refresh: (stale) => {
      for (const source of stale) void refreshIncidents(client, source);
    },
    cancel: (source) => void cancelLoading(client, source),
    loadAll: () => {
      for (const { source, list } of states) if (list?.progress === 'paused') void loadAllIncidents(client, source);
    },
  };
}

const NO_INCIDENTS: readonly never[] = [];

type QueueVersions = ReturnType<typeof useOwnVersions>['versionsIn'];

type OwnList = {
  readonly loaded: readonly Incident[];
  readonly versions: ReturnType<QueueVersions>;
  readonly list: readonly Incident[];
};

/** The loaded incidents of each source with this tab's own versions. Each list keeps its identity until it changes. */
function useOwnLists(states: readonly SourceState[], versionsIn: QueueVersions): readonly (readonly Incident[])[] {
  const [known, setKnown] = useState<readonly OwnList[]>([]);
  const next = states.map(({ source, list }, index) => {
    const loaded = list?.incidents ?? NO_INCIDENTS;
    const versions = versionsIn(source.contextId);
    const before = known[index];
    if (before?.loaded === loaded && before.versions === versions) return before;
    return { loaded, versions, list: versions(loaded) };
  });
  if (next.length !== known.length || next.some((each, index) => each !== known[index])) setKnown(next);
  return next.map(({ list }) => list);
}

/** Keeps the identity of the rows until the incidents change. */
function useLoadedRows(states: readonly SourceState[], lists: readonly (readonly Incident[])[]): readonly QueueRow[] {
  const [loaded, setLoaded] = useState(NO_ROWS_LOADED);
  const next = loadedRows(
    loaded,
    lists,
    states.map((state) => state.tenantName),
  );
  if (next !== loaded) setLoaded(next);
  return next.rows;
}

function useHeldRows(now: QueueSnapshot): { readonly held: HeldRows; readonly accept: () => void } {
  const [held, setHeld] = useState<HeldRows | null>(null);
  const next = holdRows(held, now);
  if (next !== held) setHeld(next);
  return { held: next, accept: () => setHeld(acceptRows(next, now)) };
}
