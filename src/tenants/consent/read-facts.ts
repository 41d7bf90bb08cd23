import { CancelledError } from '@tanstack/react-query';
import { SignInError } from '../../access/sign-in-error.ts';
import type { IncidentList } from '../../defender/paging/incident-list.ts';
import { HttpError } from '../../http/http-error.ts';
import { isAborted } from '../../http/retryable-errors.ts';
import { epochMs } from '../../std/time.ts';
import type { ReadFacts } from './consent-ladder.ts';

/** The state of the query that reads a tenant's incidents. */
export type ListQueryState = {
  readonly data: IncidentList | undefined;
  readonly error: unknown;
  /** 0 without data. */
  readonly dataUpdatedAt: number;
  /** 0 without an error. */
  readonly errorUpdatedAt: number;
  readonly fetchStatus: 'fetching' | 'paused' | 'idle';
};

/**
 * What the last read proves. A token that could not be acquired fails at the token; `isPermissionMissing` tells for a 403
 * whether the token lacks the permission. Every other failure is the API's, so the token was issued.
 */
export function readFactsOf(
  state: ListQueryState | undefined,
  isPermissionMissing: (error: HttpError) => boolean,
): ReadFacts {
  if (state === undefined) return { kind: 'never' };
  const { data, error } = state;
  const isCancelled = error instanceof CancelledError || isAborted(error);
  if (error !== null && error !== undefined && !isCancelled) {
    return { kind: 'failed', at: epochMs(state.errorUpdatedAt), rung: rungOf(error, isPermissionMissing) };
  }
  if (data !== undefined && state.dataUpdatedAt > 0) {
    return { kind: 'read', at: epochMs(state.dataUpdatedAt), incidents: data.incidents.length };
  }
  return { kind: state.fetchStatus === 'fetching' ? 'running' : 'never' };
}

function rungOf(error: unknown, isPermissionMissing: (error: HttpError) => boolean) {
  if (error instanceof SignInError) return 'token';
  return error instanceof HttpError && error.status === 403 && isPermissionMissing(error) ? 'permission' : 'response';
}
