import { useState } from 'react';
import type { Incident } from '../../defender/model/incident.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { Moment } from '../../ui/moment.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { linesOf } from '../labels/text-lines.ts';
import { type Activity, activityOf } from './activity-list.ts';
import styles from './comments-panel.module.css';

const DONE: { readonly [Kind in Activity['kind']]: string } = {
  comment: 'wrote',
  'resolving-comment': 'wrote when resolving',
  created: 'Incident created',
  'alert-raised': 'Alert raised',
  'alert-resolved': 'Alert resolved',
  updated: 'Last update',
};

/** What people wrote about the incident and what happened to it, oldest first. */
export function CommentsPanel(props: { incident: Incident }) {
  const [shown, setShown] = useState<'everything' | 'comments'>('everything');
  const { comments } = props.incident;
  const activities = activityOf(props.incident).filter(({ kind }) => shown === 'everything' || isWritten(kind));
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <RadioGroup
          legend="Shown"
          options={[
            { value: 'everything', label: 'Comments and activity' },
            { value: 'comments', label: 'Comments' },
          ]}
          value={shown}
          onChange={setShown}
        />
        <p className={styles.quiet}>
          {comments.length === 0
            ? 'Nobody has written about this incident.'
            : comments.length === 1
              ? '1 comment'
              : `${comments.length.toLocaleString('en')} comments`}
          , oldest first
        </p>
      </div>
      <ol className={styles.activities} aria-label="Comments and activity">
        {activities.map((activity) => (
          <li key={activity.key} data-kind={isWritten(activity.kind) ? 'written' : undefined}>
            <p className={styles.byline}>
              {isWritten(activity.kind) ? (
                <strong>
                  <InertText text={activity.author ?? 'Unknown author'} maxLength={120} />
                </strong>
              ) : null}
              <span>{DONE[activity.kind]}</span>
              {!isWritten(activity.kind) && activity.author !== null ? (
                <span>
                  by <InertText text={activity.author} maxLength={120} />
                </span>
              ) : null}
              {activity.at === null ? <span>time unknown</span> : <Moment instant={activity.at} />}
            </p>
            {activity.text === '' ? null : (
              <p>
                {linesOf(activity.text, 4_000).map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
                  <span key={index} className={styles.line}>
                    <InertText text={line} maxLength={4_000} />
                  </span>
                ))}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function isWritten(kind: Activity['kind']): boolean {
  return kind === 'comment' || kind === 'resolving-comment';
}
