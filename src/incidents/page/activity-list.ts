import type { Incident } from '../../defender/model/incident.ts';
import { compareInstants } from '../../defender/model/instant-order.ts';
import type { Instant } from '../../std/instant.ts';

export type ListOrder = 'newest' | 'oldest';

/** A comment on the incident. All texts are untrusted. */
export type CommentEntry = {
  readonly key: string;
  readonly kind: 'comment' | 'resolving-comment';
  /** `null` if the API does not send it. */
  readonly at: Instant | null;
  readonly author: string | null;
  readonly text: string;
};

type ActivityEvent = { readonly at: Instant; readonly author: string | null; readonly title: string };

/** All events of one kind, at least one. */
export type ActivityGroup = {
  readonly kind: 'created' | 'alerts-raised' | 'alerts-resolved' | 'updated';
  readonly first: Instant;
  readonly last: Instant;
  readonly events: readonly ActivityEvent[];
};

/** Lists the comments by time. Those without a time, such as the resolving comment, count as the newest. */
export function listComments(incident: Incident, order: ListOrder): readonly CommentEntry[] {
  const comments = incident.comments.map(
    ({ text, author, created }, index): CommentEntry => ({
      key: `comment ${index}`,
      kind: 'comment',
      at: created,
      author,
      text,
    }),
  );
  const timed = comments.flatMap((comment) => (comment.at === null ? [] : [{ comment, at: comment.at }]));
  const oldestFirst = [
    ...timed.sort((a, b) => compareInstants(a.at, b.at)).map(({ comment }) => comment),
    ...comments.filter((comment) => comment.at === null),
    ...resolvingComment(incident),
  ];
  return order === 'oldest' ? oldestFirst : oldestFirst.toReversed();
}

function resolvingComment(incident: Incident): readonly CommentEntry[] {
  const { resolvingComment: text, lastModifiedBy: author } = incident;
  return text === null ? [] : [{ key: 'resolving', kind: 'resolving-comment', at: null, author, text }];
}

/** Groups the events that the API reports by kind, and sorts the groups by their last event. */
export function groupActivities(incident: Incident, order: ListOrder): readonly ActivityGroup[] {
  const { alerts, created, lastModifiedBy, lastUpdate } = incident;
  const raised = alerts.flatMap((alert) =>
    alert.created === null ? [] : [{ at: alert.created, author: null, title: alert.title }],
  );
  const resolved = alerts.flatMap((alert) =>
    alert.resolved === null ? [] : [{ at: alert.resolved, author: alert.assignedTo, title: alert.title }],
  );
  const direction = order === 'oldest' ? 1 : -1;
  return [
    ...group('created', [{ at: created, author: null, title: '' }], direction),
    ...group('alerts-raised', raised, direction),
    ...group('alerts-resolved', resolved, direction),
    ...group('updated', [{ at: lastUpdate, author: lastModifiedBy, title: '' }], direction),
  ].sort((a, b) => compareInstants(a.last, b.last) * direction);
}

function group(
  kind: ActivityGroup['kind'],
  events: readonly ActivityEvent[],
  direction: 1 | -1,
): readonly ActivityGroup[] {
  const oldestFirst = events.toSorted((a, b) => compareInstants(a.at, b.at));
  const first = oldestFirst[0]?.at;
  const last = oldestFirst.at(-1)?.at;
  if (first === undefined || last === undefined) return [];
  return [{ kind, first, last, events: direction === 1 ? oldestFirst : oldestFirst.toReversed() }];
}
