import type { IncidentSource } from './incident-source.ts';
import type { IncidentList } from './paging/incident-list.ts';
import { EMPTY_LIST, refreshWalk } from './paging/incident-sync.ts';
import { requestOf, startWalk } from './paging/page-walk.ts';

/** One request that loading a list sends. */
export type PlannedRequest = {
  /** `first`: the newest incidents; `next`: the next page; `changes`: every refresh. */
  readonly purpose: 'first' | 'next' | 'changes';
  readonly method: 'GET';
  readonly url: string;
  /** Without `Authorization`. */
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * The requests that load this list: the first, the next, and the refresh, with their current values. They are built by the
 * same code that sends them. Nothing is sent, and they contain no token.
 */
export function plannedRequests(source: IncidentSource, list: IncidentList | null): readonly PlannedRequest[] {
  const { syncCursor } = list ?? EMPTY_LIST;
  const { walk, watermark } = syncCursor;
  const isUnderWay = walk.state === 'walking' && walk.reached !== null;
  const walks = [
    ['first', startWalk({ base: [] })],
    ...(isUnderWay ? [['next', walk] as const] : []),
    ...(watermark === null ? [] : [['changes', refreshWalk(syncCursor)] as const]),
  ] as const;
  return walks.map(([purpose, each]) => ({ purpose, method: 'GET', ...source.listRequest(requestOf(each)) }));
}
