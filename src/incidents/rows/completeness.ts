import type { IncidentList } from '../../defender/paging/incident-list.ts';
import type { Instant } from '../../std/instant.ts';
import { type EpochMs, epochMs } from '../../std/time.ts';
import type { SourceState } from './source-state.ts';

/** How complete the loaded data is, as values for the status line. */
export type Completeness = {
  readonly loaded: number;
  readonly tenants: number;
  /** The number of tenants that loaded to the end, or to the pause, without an error. */
  readonly responded: number;
  readonly failedTenants: readonly string[];
  readonly isLoading: boolean;
  readonly isWaitingForNetwork: boolean;
  /** Loading stopped at its limit and more incidents are available. */
  readonly isPaused: boolean;
  readonly isComplete: boolean;
  /** How far back every tenant is loaded. `orderedBy` tells which time of an incident this is. */
  readonly oldest: Instant | null;
  /** Every incident created at or after this time is loaded. `null` if all are; `Infinity` while a tenant has none. */
  readonly loadedBackTo: number | null;
  readonly orderedBy: 'created' | 'lastUpdate' | null;
  /** The earliest of the tenants' times; `null` until all of them have one. */
  readonly completeAsOf: Instant | null;
  /** The newest update of any loaded incident. In a quiet tenant it is much older than the last load. */
  readonly newestChange: Instant | null;
  /** The earliest last load of any tenant; `null` until all of them have loaded. */
  readonly loadedAt: EpochMs | null;
  readonly brokenRows: number;
  readonly lacksAlerts: boolean;
  /** A service announces more incidents but returns none. */
  readonly isEndUnconfirmed: boolean;
};

type Summed = Pick<SourceState, 'tenantName' | 'error' | 'isLoading' | 'isWaitingForNetwork' | 'loadedAt'> & {
  readonly list: Omit<IncidentList, 'syncCursor'> | null;
};

/** Combines the states of all tenants. The tenant that is furthest behind decides. */
export function completenessOf(states: readonly Summed[]): Completeness {
  const lists = states.flatMap((state) => (state.list === null ? [] : [state.list]));
  const failed = states.filter((state) => state.error !== null);
  const oldest = extreme(
    lists.map((list) => list.oldest),
    'latest',
  );
  return {
    loaded: sum(lists.map((list) => list.incidents.length)),
    tenants: states.length,
    responded: states.filter((state) => hasResponded(state)).length,
    failedTenants: failed.map((state) => state.tenantName),
    isLoading: states.some((state) => state.isLoading),
    isWaitingForNetwork: states.some((state) => state.isWaitingForNetwork),
    isPaused: lists.some((list) => list.progress === 'paused'),
    isComplete:
      states.length > 0 && states.every((state) => state.list?.progress === 'complete' && state.error === null),
    oldest,
    loadedBackTo: loadedBackToOf(states),
    orderedBy: lists.find((list) => list.oldest === oldest)?.orderedBy ?? null,
    completeAsOf:
      lists.length < states.length
        ? null
        : extreme(
            lists.map((list) => list.completeAsOf),
            'earliest',
          ),
    newestChange: extreme(
      lists.flatMap((list) => list.incidents.slice(0, 1)).map((incident) => incident.lastUpdate),
      'latest',
    ),
    loadedAt: earliestOf(states.map((state) => state.loadedAt)),
    brokenRows: sum(lists.map((list) => list.brokenRows.length)),
    lacksAlerts: lists.some((list) => !list.alertsIncluded),
    isEndUnconfirmed: lists.some((list) => list.isEndUnconfirmed),
  };
}

function hasResponded(state: Summed): boolean {
  return state.error === null && state.list !== null && state.list.progress !== 'loading';
}

/**
 * No incident is updated before it is created, so a list that is complete back to an update time is also complete back
 * to that creation time.
 */
function loadedBackToOf(states: readonly Summed[]): number | null {
  const starts = states.flatMap(({ list }) =>
    list?.progress === 'complete' ? [] : [list?.oldest?.epochMs ?? Number.POSITIVE_INFINITY],
  );
  return starts.length === 0 ? null : Math.max(...starts);
}

function earliestOf(moments: readonly (EpochMs | null)[]): EpochMs | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 || known.length < moments.length ? null : epochMs(Math.min(...known));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** `null` if any is missing. */
function extreme(instants: readonly (Instant | null)[], which: 'earliest' | 'latest'): Instant | null {
  let found: Instant | null = null;
  for (const instant of instants) {
    if (instant === null) return null;
    if (found === null || (which === 'earliest' ? instant.epochMs < found.epochMs : instant.epochMs > found.epochMs)) {
      found = instant;
    }
  }
  return found;
}
