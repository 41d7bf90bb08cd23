import type { Incident } from '../../defender/model/incident.ts';
import type { QueueRow } from './queue-row.ts';

/** The queue's data at one moment. */
export type QueueSnapshot = {
  /** Identifies the view and the load phase of each tenant. Rows may be reordered when it changes. */
  readonly token: string;
  /** Rows are arriving for the first time, or more are being loaded: nothing is held in place. */
  readonly isLoading: boolean;
  /** One list per tenant, as loaded. The same lists mean the same rows. */
  readonly lists: readonly (readonly Incident[] | null)[];
  readonly rows: readonly QueueRow[];
  /** Filters and sorts rows as the view does. */
  readonly toView: (rows: readonly QueueRow[]) => readonly QueueRow[];
};

type Versions = ReadonlyMap<string, Incident>;

/** The rows to render, in the order they had when they were last sorted. */
export type HeldRows = {
  readonly token: string;
  readonly lists: QueueSnapshot['lists'];
  /** A changed row shows its new values in its old position. */
  readonly rows: readonly QueueRow[];
  /** The number of rows that belong in the view but are not shown yet. */
  readonly added: number;
  /** The number of rows that changed since the last sort, if any row would now move or leave the view; otherwise 0. */
  readonly misplaced: number;
  /** Every incident that was loaded when the rows were last sorted. */
  readonly settled: Versions;
  /** The lists that `settled` was made from. */
  readonly settledLists: QueueSnapshot['lists'];
  /** The versions that decide whether a row is new or changed: every incident loaded one acceptance earlier. */
  readonly baseline: Versions;
};

/**
 * Returns the rows to render. A refresh updates rows in place and is counted, but moves nothing: rows move only when
 * the view changes, while a tenant loads for the first time, and with `acceptRows`. Returns `held` if nothing changed.
 */
export function holdRows(held: HeldRows | null, now: QueueSnapshot): HeldRows {
  if (held === null) return settle(now, null);
  const hasChanged = !isSameLists(held.lists, now.lists);
  if (now.isLoading) return hasChanged || held.token !== now.token ? settle(now, null) : held;
  if (held.token !== now.token) {
    const isSamePhase = phasesOf(held) === phasesOf(now);
    return settle(
      now,
      isSamePhase ? held.baseline : null,
      isSameLists(held.settledLists, now.lists) ? held.settled : null,
    );
  }
  return hasChanged ? withPendingChanges(held, now) : held;
}

/**
 * Moves every row to its position in the view. Rows that changed since the previous acceptance stay marked until the
 * next.
 */
export function acceptRows(held: HeldRows, now: QueueSnapshot): HeldRows {
  return settle(now, held.settled);
}

/** Whether a row is new or has changed since the user last accepted changes. */
export function pendingChangesOf(held: HeldRows, row: QueueRow): 'new' | 'changed' | null {
  const known = held.baseline.get(row.key);
  if (known === undefined) return 'new';
  return known === row.incident ? null : 'changed';
}

/** Joins the load phases and the view. `phasesOf` splits them again. */
export function queueToken(view: string, phases: readonly string[]): string {
  return `${phases.join(',')} ${view}`;
}

function phasesOf(held: { readonly token: string }): string {
  return held.token.slice(0, held.token.indexOf(' '));
}

function settle(now: QueueSnapshot, baseline: Versions | null, known: Versions | null = null): HeldRows {
  // A change of view keeps the lists, so thousands of versions need not be collected again.
  const settled = known ?? new Map(now.rows.map((row) => [row.key, row.incident]));
  return {
    token: now.token,
    lists: now.lists,
    rows: now.toView(now.rows),
    added: 0,
    misplaced: 0,
    settled,
    settledLists: now.lists,
    baseline: baseline ?? settled,
  };
}

function withPendingChanges(held: HeldRows, now: QueueSnapshot): HeldRows {
  const current = new Map(now.rows.map((row) => [row.key, row]));
  const heldKeys = new Set(held.rows.map((row) => row.key));
  const rows = held.rows.map((row) => current.get(row.key) ?? row);
  const view = now.toView(now.rows);
  const remaining = view.filter((row) => heldKeys.has(row.key));
  const isInOrder = remaining.length === rows.length && remaining.every((row, index) => row.key === rows[index]?.key);
  return {
    ...held,
    lists: now.lists,
    rows,
    added: view.length - remaining.length,
    misplaced: isInOrder ? 0 : rows.filter((row) => held.settled.get(row.key) !== row.incident).length,
  };
}

function isSameLists(one: QueueSnapshot['lists'], other: QueueSnapshot['lists']): boolean {
  return one.length === other.length && one.every((list, index) => list === other[index]);
}
