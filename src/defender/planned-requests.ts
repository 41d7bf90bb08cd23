import type { IncidentSource } from './incident-source.ts';
import type { IncidentList } from './paging/incident-list.ts';
import { EMPTY_LIST, refreshWalk } from './paging/incident-sync.ts';
import { requestOf, startWalk } from './paging/page-walk.ts';

/** One call that reading a list makes. */
export type PlannedRequest = {
  /** `first`: the newest incidents; `next`: where reading goes on; `changes`: what every refresh asks for. */
  readonly purpose: 'first' | 'next' | 'changes';
  readonly method: 'GET';
  readonly url: string;
  /** Without `Authorization`. */
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * The calls that read this list: how it began, how it would go on, and how it is refreshed, with the values of now. They
 * come from what really makes the calls. No call is made, and no token is in them.
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
