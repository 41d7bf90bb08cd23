import { CancelledError } from '@tanstack/react-query';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { IncidentList } from '../../defender/paging/incident-list.ts';
import { isAborted } from '../../http/retryable-errors.ts';
import { type EpochMs, epochMs } from '../../std/time.ts';

/** The load state of one tenant's incidents, as the queue shows it. */
export type SourceState = {
  readonly source: IncidentSource;
  readonly tenantName: string;
  /** The incidents loaded so far. Kept when a later load fails. */
  readonly list: IncidentList | null;
  /** The error of the last load; `null` if it succeeded or was only aborted. */
  readonly error: unknown;
  readonly isLoading: boolean;
  /** When data last arrived, by the browser's clock; `null` before the first load. */
  readonly loadedAt: EpochMs | null;
  /** When a load last ended, with or without an error. */
  readonly lastAttemptAt: EpochMs | null;
  /** The browser is offline. Loading resumes automatically once it is online. */
  readonly isWaitingForNetwork: boolean;
};

/** The fields of a React Query result, or of a cached query's state, that are used here. */
type ListResult = {
  readonly data: IncidentList | undefined;
  readonly error: unknown;
  /** 0 when there is no data. */
  readonly dataUpdatedAt: number;
  /** 0 when there was no error. */
  readonly errorUpdatedAt: number;
  readonly fetchStatus: 'fetching' | 'paused' | 'idle';
};

export function sourceState(source: IncidentSource, tenantName: string, result: ListResult | undefined): SourceState {
  const lastAttemptAt = Math.max(result?.dataUpdatedAt ?? 0, result?.errorUpdatedAt ?? 0);
  return {
    source,
    tenantName,
    list: result?.data ?? null,
    error: isCancelled(result?.error) ? null : (result?.error ?? null),
    loadedAt: result === undefined || result.dataUpdatedAt === 0 ? null : epochMs(result.dataUpdatedAt),
    lastAttemptAt: lastAttemptAt === 0 ? null : epochMs(lastAttemptAt),
    isLoading: result?.fetchStatus === 'fetching',
    isWaitingForNetwork: result?.fetchStatus === 'paused',
  };
}

/** Whether the first load failed, or waits for the network. The first failure stays while a retry runs. */
export function hasLoadedNothing(state: Pick<SourceState, 'list' | 'error' | 'isWaitingForNetwork'>): boolean {
  return state.list === null && (state.error !== null || state.isWaitingForNetwork);
}

function isCancelled(error: unknown): boolean {
  return error instanceof CancelledError || isAborted(error);
}

/** Whether the user cancelled the first load before any row arrived. */
export function isLoadCancelled(state: Pick<SourceState, 'error' | 'list' | 'isLoading' | 'lastAttemptAt'>): boolean {
  return state.list === null && state.error === null && !state.isLoading && state.lastAttemptAt !== null;
}

/**
 * The access context and whether its incidents were loaded. Rows may be reordered when this changes. A refresh never
 * changes it, although a full reload may find that a paused list has ended.
 */
export function loadPhase({ source, list }: Pick<SourceState, 'source' | 'list'>): string {
  const phase = list === null ? 'pending' : list.progress === 'loading' ? 'loading' : 'loaded';
  return `${source.contextId}:${phase}`;
}
