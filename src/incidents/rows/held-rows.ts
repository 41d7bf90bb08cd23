import type { Incident } from '../../defender/model/incident.ts';
import type { QueueRow } from './queue-row.ts';

/** What the queue knows at one moment. */
export type QueueSnapshot = {
  /** Which view, and how far each tenant has been read: when this changes, the rows may be put in order anew. */
  readonly token: string;
  /** Rows come in for the first time, or are read on: nothing is held. */
  readonly isReading: boolean;
  /** One list per tenant, as loaded. The same lists mean the same rows. */
  readonly lists: readonly (readonly Incident[] | null)[];
  readonly rows: readonly QueueRow[];
  /** The rows of the view, in its order. */
  readonly viewOf: (rows: readonly QueueRow[]) => readonly QueueRow[];
};

type Versions = ReadonlyMap<string, Incident>;

/** The rows as they are shown: in the order they had when a person last asked for it. */
export type HeldRows = {
  readonly token: string;
  readonly lists: QueueSnapshot['lists'];
  /** What is shown. A changed row shows what it is now, in the place where it was. */
  readonly rows: readonly QueueRow[];
  /** Rows of the view that came since and are offered. */
  readonly added: number;
  /** Rows shown that changed since, when the view would now put some row elsewhere or leave it out. */
  readonly misplaced: number;
  /** Everything that was loaded when the rows were last put in order. */
  readonly settled: Versions;
  /** The lists that those are of. */
  readonly settledLists: QueueSnapshot['lists'];
  /** What a row is compared with to be new or changed: everything loaded one acceptance earlier. */
  readonly before: Versions;
};

/**
 * The rows to show now. Whatever a refresh brings changes rows in place and is counted, but moves nothing: rows move
 * only when the view changes, while a tenant is being read for the first time, and with `acceptRows`. The same
 * knowledge gives the same object again.
 */
export function holdRows(held: HeldRows | null, now: QueueSnapshot): HeldRows {
  if (held === null) return settle(now, null);
  const hasNews = !isSameLists(held.lists, now.lists);
  if (now.isReading) return hasNews || held.token !== now.token ? settle(now, null) : held;
  if (held.token !== now.token) {
    const isSameTenants = tenantsOf(held) === tenantsOf(now);
    return settle(
      now,
      isSameTenants ? held.before : null,
      isSameLists(held.settledLists, now.lists) ? held.settled : null,
    );
  }
  return hasNews ? withNews(held, now) : held;
}

/** Puts everything in its place. What came since the acceptance before this one keeps its mark until the next. */
export function acceptRows(held: HeldRows, now: QueueSnapshot): HeldRows {
  return settle(now, held.settled);
}

/** Whether a row is new or has changed, for a person who has been looking. */
export function pendingChangesOf(held: HeldRows, row: QueueRow): 'new' | 'changed' | null {
  const known = held.before.get(row.key);
  if (known === undefined) return 'new';
  return known === row.incident ? null : 'changed';
}

/** The part of a token that says how far tenants were read; the rest is the view. */
export function queueToken(view: string, phases: readonly string[]): string {
  return `${phases.join(',')} ${view}`;
}

function tenantsOf(held: { readonly token: string }): string {
  return held.token.slice(0, held.token.indexOf(' '));
}

function settle(now: QueueSnapshot, before: Versions | null, known: Versions | null = null): HeldRows {
  // Another view of the same lists: thousands of rows need not be noted again.
  const settled = known ?? new Map(now.rows.map((row) => [row.key, row.incident]));
  return {
    token: now.token,
    lists: now.lists,
    rows: now.viewOf(now.rows),
    added: 0,
    misplaced: 0,
    settled,
    settledLists: now.lists,
    before: before ?? settled,
  };
}

function withNews(held: HeldRows, now: QueueSnapshot): HeldRows {
  const current = new Map(now.rows.map((row) => [row.key, row]));
  const shown = new Set(held.rows.map((row) => row.key));
  const rows = held.rows.map((row) => current.get(row.key) ?? row);
  const view = now.viewOf(now.rows);
  const stays = view.filter((row) => shown.has(row.key));
  const isInPlace = stays.length === rows.length && stays.every((row, index) => row.key === rows[index]?.key);
  return {
    ...held,
    lists: now.lists,
    rows,
    added: view.length - stays.length,
    misplaced: isInPlace ? 0 : rows.filter((row) => held.settled.get(row.key) !== row.incident).length,
  };
}

function isSameLists(one: QueueSnapshot['lists'], other: QueueSnapshot['lists']): boolean {
  return one.length === other.length && one.every((list, index) => list === other[index]);
}
