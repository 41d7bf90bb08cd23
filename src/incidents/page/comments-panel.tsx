import { CommentAdd16Regular } from '@fluentui/react-icons/headless/svg/comment-add';
import { useId, useState } from 'react';
import type { Incident } from '../../defender/model/incident.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Moment } from '../../ui/moment.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { MultilineText } from '../labels/multiline-text.tsx';
import {
  type ActivityGroup,
  type CommentEntry,
  groupActivities,
  type ListOrder,
  listComments,
} from './activity-list.ts';
import styles from './comments-panel.module.css';

/** More would block the page. The JSON tab has all of them. */
const MAX_EVENTS = 100;

/** The comments on the incident, and beside them its events, grouped by kind. */
export function CommentsPanel(props: {
  incident: Incident;
  /** Begins a comment; `null` where none can be added. */
  onComment: (() => void) | null;
}) {
  const { incident } = props;
  const id = useId();
  const [order, setOrder] = useState<ListOrder>('newest');
  const comments = listComments(incident, order);
  return (
    <div className={styles.panel}>
      <section className={styles.main} aria-labelledby={`${id}comments`}>
        <div className={styles.tools}>
          <h2 className={styles.title} id={`${id}comments`}>
            Comments
          </h2>
          {comments.length < 2 ? null : (
            <RadioGroup
              legend="Order"
              legendHidden
              options={[
                { value: 'newest', label: 'Newest first' },
                { value: 'oldest', label: 'Oldest first' },
              ]}
              value={order}
              onChange={setOrder}
            />
          )}
          {props.onComment === null ? null : (
            <Button size="small" icon={<CommentAdd16Regular />} onClick={props.onComment}>
              Add comment
            </Button>
          )}
        </div>
        {comments.length === 0 ? (
          <p className={styles.quiet}>No comments yet</p>
        ) : (
          <ol className={styles.comments} aria-label="Comments">
            {comments.map((comment) => (
              <Comment key={comment.key} comment={comment} />
            ))}
          </ol>
        )}
      </section>
      <section className={styles.side} aria-labelledby={`${id}activity`}>
        <h2 className={styles.title} id={`${id}activity`}>
          Activity
        </h2>
        <ol className={styles.activity} aria-label="Activity">
          {groupActivities(incident, order).map((group) => (
            <Group key={group.kind} group={group} />
          ))}
        </ol>
      </section>
    </div>
  );
}

function Comment(props: { comment: CommentEntry }) {
  const { kind, at, author, text } = props.comment;
  return (
    <li>
      <p className={styles.byline}>
        <strong>
          <InertText text={author ?? 'Unknown author'} maxLength={120} />
        </strong>
        {kind === 'resolving-comment' ? <span>resolved with comment</span> : null}
        {at === null ? <span>unknown time</span> : <Moment instant={at} form="short" />}
      </p>
      <p className={styles.text}>
        <MultilineText text={text} />
      </p>
    </li>
  );
}

function Group(props: { group: ActivityGroup }) {
  const { kind, first, last, events } = props.group;
  const [event] = events;
  return (
    <li>
      <p className={styles.byline}>
        <span className={styles.event}>{labelOf(kind, events.length)}</span>
        <Moment instant={first} form="short" />
        {first.epochMs === last.epochMs ? null : (
          <>
            to <Moment instant={last} form="short" />
          </>
        )}
      </p>
      {kind === 'alerts-raised' || kind === 'alerts-resolved' ? (
        <Disclosure summary={events.length === 1 ? 'Show alert' : 'Show alerts'}>
          <ol className={styles.events}>
            {events.slice(0, MAX_EVENTS).map(({ at, author, title }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: events have no identity
              <li key={index}>
                <Moment instant={at} form="short" /> <InertText text={title} maxLength={200} />
                <By author={author} />
              </li>
            ))}
            {events.length > MAX_EVENTS ? <li>and {events.length - MAX_EVENTS} more</li> : null}
          </ol>
        </Disclosure>
      ) : (
        <By author={event?.author ?? null} />
      )}
    </li>
  );
}

function By(props: { author: string | null }) {
  if (props.author === null) return null;
  return (
    <span className={styles.by}>
      {' '}
      by <InertText text={props.author} maxLength={120} />
    </span>
  );
}

function labelOf(kind: ActivityGroup['kind'], count: number): string {
  if (kind === 'created') return 'Incident created';
  if (kind === 'updated') return 'Last updated';
  const verb = kind === 'alerts-raised' ? 'raised' : 'resolved';
  return count === 1 ? `1 alert ${verb}` : `${count.toLocaleString('en')} alerts ${verb}`;
}
