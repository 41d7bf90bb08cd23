import type { IncidentList } from '../../defender/paging/incident-list.ts';
import type { Instant } from '../../std/instant.ts';
import { type EpochMs, epochMs } from '../../std/time.ts';
import type { SourceState } from './source-state.ts';

/** What the line under the queue says about how much of the truth is on the screen. Numbers and facts, no sentences. */
export type Completeness = {
  readonly loaded: number;
  readonly tenants: number;
  /** Tenants that were read to the end, or to where reading pauses, without a failure. */
  readonly responded: number;
  readonly failedTenants: readonly string[];
  readonly isLoading: boolean;
  readonly isWaitingForNetwork: boolean;
  /** Reading stopped by itself although there is more. */
  readonly isPaused: boolean;
  readonly isComplete: boolean;
  /** The oldest moment up to which every tenant was read, and what it is a time of. */
  readonly oldest: Instant | null;
  readonly orderedBy: 'created' | 'lastUpdate' | null;
  /** The earliest of the tenants' moments; `null` until all of them have one. */
  readonly completeAsOf: Instant | null;
  /** The newest update of all that was loaded. In a quiet tenant it lies long before the state. */
  readonly newestChange: Instant | null;
  readonly usesOverlappingPages: boolean;
  /** When the tenant that was read longest ago was read; `null` until all of them were. */
  readonly loadedAt: EpochMs | null;
  readonly brokenRows: number;
  readonly lacksAlerts: boolean;
  /** A service announces more incidents but returns none. */
  readonly isEndUnconfirmed: boolean;
};

type Summed = Pick<SourceState, 'tenantName' | 'error' | 'isLoading' | 'isWaitingForNetwork' | 'loadedAt'> & {
  readonly list: Omit<IncidentList, 'syncCursor'> | null;
};

/** Sums the states up, always to the worst: one tenant that is behind makes the whole queue be behind. */
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
    usesOverlappingPages: lists.some((list) => list.pagingMode === 'skip'),
    loadedAt: earliestOf(states.map((state) => state.loadedAt)),
    brokenRows: sum(lists.map((list) => list.brokenRows.length)),
    lacksAlerts: lists.some((list) => !list.alertsIncluded),
    isEndUnconfirmed: lists.some((list) => list.isEndUnconfirmed),
  };
}

function hasResponded(state: Summed): boolean {
  return state.error === null && state.list !== null && state.list.progress !== 'loading';
}

function earliestOf(moments: readonly (EpochMs | null)[]): EpochMs | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 || known.length < moments.length ? null : epochMs(Math.min(...known));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** `null` as soon as one is missing. */
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
