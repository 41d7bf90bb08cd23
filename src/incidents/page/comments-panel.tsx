import { useState } from 'react';
import type { Incident } from '../../defender/model/incident.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { Moment } from '../../ui/moment.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { MultilineText } from '../labels/multiline-text.tsx';
import { type Activity, listActivities } from './activity-list.ts';
import styles from './comments-panel.module.css';

const ACTIVITY_LABELS: { readonly [Kind in Activity['kind']]: string } = {
  comment: 'commented',
  'resolving-comment': 'resolved with comment',
  created: 'Incident created',
  'alert-raised': 'Alert raised',
  'alert-resolved': 'Alert resolved',
  updated: 'Last updated',
};

/** Comments on the incident and its events, oldest first. */
export function CommentsPanel(props: { incident: Incident }) {
  const [filter, setFilter] = useState<'everything' | 'comments'>('everything');
  const { comments } = props.incident;
  const activities = listActivities(props.incident).filter(({ kind }) => filter === 'everything' || isComment(kind));
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <RadioGroup
          legend="Show"
          legendHidden
          options={[
            { value: 'everything', label: 'Comments and activity' },
            { value: 'comments', label: 'Comments' },
          ]}
          value={filter}
          onChange={setFilter}
        />
        <p className={styles.quiet}>
          {comments.length === 0
            ? 'No comments yet'
            : comments.length === 1
              ? '1 comment'
              : `${comments.length.toLocaleString('en')} comments, oldest first`}
        </p>
      </div>
      <ol className={styles.activities} aria-label="Comments and activity">
        {activities.map((activity) => (
          <li key={activity.key} data-kind={isComment(activity.kind) ? 'comment' : undefined}>
            <p className={styles.byline}>
              {isComment(activity.kind) ? (
                <strong>
                  <InertText text={activity.author ?? 'Unknown author'} maxLength={120} />
                </strong>
              ) : null}
              <span>{ACTIVITY_LABELS[activity.kind]}</span>
              {!isComment(activity.kind) && activity.author !== null ? (
                <span>
                  by <InertText text={activity.author} maxLength={120} />
                </span>
              ) : null}
              {activity.at === null ? <span>unknown time</span> : <Moment instant={activity.at} />}
            </p>
            {activity.text === '' ? null : (
              <p>
                <MultilineText text={activity.text} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function isComment(kind: Activity['kind']): boolean {
  return kind === 'comment' || kind === 'resolving-comment';
}
