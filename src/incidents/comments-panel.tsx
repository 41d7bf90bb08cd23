import type { IncidentComment } from '../defender/incident.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { InertText } from '../ui/inert-text.tsx';
import { Moment } from '../ui/moment.tsx';
import styles from './incident-page.module.css';

/** What people and Defender wrote about the incident, in the API's order. */
export function CommentsPanel(props: { comments: readonly IncidentComment[] }) {
  if (props.comments.length === 0)
    return <EmptyState title="No comments">Nobody has written about this incident.</EmptyState>;
  return (
    <ol className={styles.comments}>
      {props.comments.map((comment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comment has no id, and the list only grows
        <li key={index}>
          <p className={styles.byline}>
            <strong>
              <InertText text={comment.author ?? 'Unknown author'} maxLength={120} />
            </strong>
            {comment.created === null ? null : <Moment instant={comment.created} />}
          </p>
          <p>
            {comment.text.split('\n').map((line, lineIndex) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              <span key={lineIndex} className={styles.line}>
                <InertText text={line.replace(/\r$/, '')} maxLength={4_000} />
              </span>
            ))}
          </p>
        </li>
      ))}
    </ol>
  );
}
