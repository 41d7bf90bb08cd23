import type { Incident } from '../../defender/model/incident.ts';
import { compareInstants } from '../../defender/model/instant-order.ts';
import type { Instant } from '../../std/instant.ts';

/** A comment on the incident or an event reported by the API. */
export type Activity = {
  readonly key: string;
  readonly kind: 'comment' | 'created' | 'alert-raised' | 'alert-resolved' | 'resolving-comment' | 'updated';
  /** `null` if the API does not send it. */
  readonly at: Instant | null;
  readonly author: string | null;
  /** The comment or the alert title. Untrusted. */
  readonly text: string;
};

/** Lists comments and events, oldest first. Entries without a time come last, in their original order. */
export function listActivities(incident: Incident): readonly Activity[] {
  const { comments, alerts } = incident;
  const all: readonly Activity[] = [
    { key: 'created', kind: 'created', at: incident.created, author: null, text: '' },
    ...alerts.flatMap((alert, index): readonly Activity[] => [
      ...(alert.created === null
        ? []
        : [
            {
              key: `raised ${index}`,
              kind: 'alert-raised',
              at: alert.created,
              author: null,
              text: alert.title,
            } as const,
          ]),
      ...(alert.resolved === null
        ? []
        : [
            {
              key: `resolved ${index}`,
              kind: 'alert-resolved',
              at: alert.resolved,
              author: alert.assignedTo,
              text: alert.title,
            } as const,
          ]),
    ]),
    ...comments.map(
      (comment, index): Activity => ({
        key: `comment ${index}`,
        kind: 'comment',
        at: comment.created,
        author: comment.author,
        text: comment.text,
      }),
    ),
    ...(incident.resolvingComment === null
      ? []
      : [
          {
            key: 'resolving',
            kind: 'resolving-comment',
            at: null,
            author: incident.lastModifiedBy,
            text: incident.resolvingComment,
          } as const,
        ]),
    { key: 'updated', kind: 'updated', at: incident.lastUpdate, author: incident.lastModifiedBy, text: '' },
  ];
  const timed = all.flatMap((activity) => (activity.at === null ? [] : [{ activity, at: activity.at }]));
  return [
    ...timed.sort((a, b) => compareInstants(a.at, b.at)).map(({ activity }) => activity),
    ...all.filter((activity) => activity.at === null),
  ];
}
