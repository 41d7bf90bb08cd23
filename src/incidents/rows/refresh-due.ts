import { isTransientSignInError } from '../../access/sign-in-error.ts';
import type { AccessContextId } from '../../http/access-context-id.ts';
import { retryDelayMs } from '../../http/retry-after.ts';
import { isTransient } from '../../http/retryable-errors.ts';
import { addMs, type EpochMs, epochMs, MINUTE_MS } from '../../std/time.ts';
import type { SourceState } from './source-state.ts';

type Timed = Pick<SourceState, 'error' | 'list' | 'isLoading' | 'lastAttemptAt'> & {
  readonly source: Pick<SourceState['source'], 'contextId'>;
};

/** For each access context whose last attempt failed: when that was, and how many attempts in a row have failed. */
export type FailureCounts = ReadonlyMap<AccessContextId, { readonly attemptAt: EpochMs; readonly failures: number }>;

/** `isRetry`: every tenant that is due has failed. */
export type RefreshDue = { readonly at: EpochMs; readonly isRetry: boolean };

const FIRST_RETRY_MS = MINUTE_MS;
const MAX_RETRY_MS = 15 * MINUTE_MS;

/** Counts failed attempts. A success, or a page that arrives, resets the count. Returns `before` if nothing changed. */
export function countFailures(before: FailureCounts, states: readonly Timed[]): FailureCounts {
  const counts: FailureCounts = new Map(
    states.flatMap((state) => {
      const id = state.source.contextId;
      const known = before.get(id);
      // Without rows, the query has no error while it is loading.
      const hasProgress = state.isLoading && state.error === null && state.list !== null;
      if (hasProgress || (!state.isLoading && state.error === null)) return [];
      if (state.isLoading || state.lastAttemptAt === null || known?.attemptAt === state.lastAttemptAt) {
        return known === undefined ? [] : [[id, known] as const];
      }
      return [[id, { attemptAt: state.lastAttemptAt, failures: (known?.failures ?? 0) + 1 }] as const];
    }),
  );
  const isSame = counts.size === before.size && [...counts].every(([id, count]) => before.get(id) === count);
  return isSame ? before : counts;
}

/** Whether an automatic refresh can help: not if a permission is missing or the user must sign in first. */
export function canAutoRefresh({ error }: Pick<Timed, 'error'>): boolean {
  return error === null || isTransient(error) || isTransientSignInError(error);
}

/**
 * When the next refresh of any tenant is due: one interval after the last successful attempt, and after a failure in
 * 1, 2, 4, 8, then every 15 minutes, but not before the service allows it. Tenants that are loading are left out. `null` if
 * no other can be refreshed.
 */
export function refreshDue(states: readonly Timed[], counts: FailureCounts, everyMs: number): RefreshDue | null {
  const moments = dueMoments(states, counts, everyMs);
  if (moments.length === 0) return null;
  const at = epochMs(Math.min(...moments.map((moment) => moment.at)));
  return { at, isRetry: moments.every((moment) => moment.at > at || moment.state.error !== null) };
}

/** The tenants whose refresh is due at `now`. */
export function dueStates<State extends Timed>(
  states: readonly State[],
  counts: FailureCounts,
  everyMs: number,
  now: EpochMs,
): readonly State[] {
  return dueMoments(states, counts, everyMs).flatMap(({ state, at }) => (at <= now ? [state] : []));
}

function dueMoments<State extends Timed>(states: readonly State[], counts: FailureCounts, everyMs: number) {
  const healthy = states.filter(({ error }) => error === null);
  return states.filter(canAutoRefresh).flatMap((state) => {
    const { error, lastAttemptAt, isLoading } = state;
    if (lastAttemptAt === null || isLoading) return [];
    if (error === null) {
      const place = healthy.length === 1 ? null : healthy.indexOf(state) / healthy.length;
      return [{ state, at: place === null ? addMs(lastAttemptAt, everyMs) : slotAfter(lastAttemptAt, place, everyMs) }];
    }
    const failures = counts.get(state.source.contextId)?.failures ?? 1;
    const backoffMs = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), MAX_RETRY_MS);
    return [{ state, at: addMs(lastAttemptAt, Math.max(backoffMs, retryDelayMs(error, lastAttemptAt))) }];
  });
}

/**
 * The next refresh of one of several tenants. Their refreshes are spread over the interval, because a hundred at once would
 * compete: each tenant has a place in it, between 0 and 1. The first refresh is half to one and a half intervals after the
 * load, the others one interval apart.
 */
function slotAfter(lastAttemptAt: EpochMs, place: number, everyMs: number): EpochMs {
  const earliest = lastAttemptAt + everyMs / 2;
  const phase = Math.floor(place * everyMs);
  return epochMs(Math.ceil((earliest - phase) / everyMs) * everyMs + phase);
}
