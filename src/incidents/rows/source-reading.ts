import type { IncidentSource } from '../../defender/incident-source.ts';
import type { IncidentList } from '../../defender/paging/incident-list.ts';
import { isAborted } from '../../http/errors.ts';
import { type EpochMs, epochMs } from '../../std/time.ts';

/** How far one tenant's incidents have been read, as the queue shows it. */
export type SourceReading = {
  readonly source: IncidentSource;
  readonly tenantName: string;
  /** What was read so far; stays when a later read fails. */
  readonly list: IncidentList | null;
  /** Why the last read stopped; `null` when it did not, or was only called off. */
  readonly error: unknown;
  readonly isReading: boolean;
  /** When something was last read, by the page's own clock; `null` before that. */
  readonly readAt: EpochMs | null;
  /** When a read last ended, well or not. */
  readonly triedAt: EpochMs | null;
  /** The browser says that there is no network: reading goes on by itself when there is. */
  readonly isWaitingForNetwork: boolean;
};

/** What is used of a React Query result. */
type ListResult = {
  readonly data: IncidentList | undefined;
  readonly error: unknown;
  /** 0 when there is no data. */
  readonly dataUpdatedAt: number;
  /** 0 when there was no error. */
  readonly errorUpdatedAt: number;
  readonly fetchStatus: 'fetching' | 'paused' | 'idle';
};

export function sourceReading(
  source: IncidentSource,
  tenantName: string,
  result: ListResult | undefined,
): SourceReading {
  const triedAt = Math.max(result?.dataUpdatedAt ?? 0, result?.errorUpdatedAt ?? 0);
  return {
    source,
    tenantName,
    list: result?.data ?? null,
    error: isAborted(result?.error) ? null : (result?.error ?? null),
    readAt: result === undefined || result.dataUpdatedAt === 0 ? null : epochMs(result.dataUpdatedAt),
    triedAt: triedAt === 0 ? null : epochMs(triedAt),
    isReading: result?.fetchStatus === 'fetching',
    isWaitingForNetwork: result?.fetchStatus === 'paused',
  };
}

/**
 * Whose incidents they are and whether they were read: when it changes, the rows may be put in order anew. What
 * refreshes do leaves it as it is, although one that reads everything again may find that a paused list has ended.
 */
export function readingPhase({ source, list }: Pick<SourceReading, 'source' | 'list'>): string {
  const phase = list === null ? 'unread' : list.progress === 'loading' ? 'reading' : 'read';
  return `${source.contextId}:${phase}`;
}
