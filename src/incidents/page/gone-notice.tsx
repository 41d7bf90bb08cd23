import type { Incident } from '../../defender/model/incident.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';

/** The incident was read before and is no longer given: what was read stays in sight, and the page says what it is. */
export function GoneNotice(props: { incident: Incident; onRetry: () => void }) {
  return (
    <Notice
      tone="warning"
      layout="band"
      role="alert"
      title="This incident is no longer there for this account"
      actions={
        <Button size="small" onClick={props.onRetry}>
          Ask again
        </Button>
      }
    >
      <p>
        It was deleted or moved, or your role may no longer see it. Shown is what was read before, last updated{' '}
        <Moment instant={props.incident.lastUpdate} form="short" />.
      </p>
    </Notice>
  );
}
