import { APIS } from '../../entra/apis.ts';
import { Button } from '../../ui/button.tsx';
import type { FailureMessage } from '../../ui/failure-message.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Notice } from '../../ui/notice.tsx';
import { Toast, ToastPlace } from '../../ui/toast.tsx';
import { useStore } from '../../ui/use-store.ts';
import { editTexts, outcomeText } from './change-text.ts';
import styles from './triage.module.css';
import { canRetry, type TriageSession } from './triage-session.ts';
import { hasFailed, type TriageChange } from './triage-state.ts';

/** The failed rows that are listed. The log has all of them. */
const MAX_LISTED = 20;

/** Progress and outcome of several changes made together. The queue stays usable meanwhile. */
export function BatchMessage(props: {
  triage: TriageSession;
  describeFailure: (error: unknown) => FailureMessage;
  onExport: (changes: readonly TriageChange[]) => void;
}) {
  const { triage } = props;
  const { batch, changes } = useStore(triage);
  if (batch === null || batch.isDismissed) return null;
  const own = changes.filter((change) => change.batch === batch.id);
  const finished = own.filter(({ report }) => report !== null);
  const failed = finished.filter(hasFailed);
  const isRunning = batch.waiting.length > 0 || finished.length < own.length;
  const undoable = finished.filter((change) => triage.undoOf(change) !== null);
  const undoAll = async () => {
    triage.dismissBatch();
    for (const change of undoable) await triage.undo(change);
  };
  const last = finished.at(-1);
  if (!isRunning && failed.length === 0 && batch.cancelled === 0) {
    return last === undefined || !triage.isRecent(last) ? null : (
      <ToastPlace>
        <Toast
          text={`${finished.length.toLocaleString('en')} ${finished.length === 1 ? 'incident' : 'incidents'}: ${editTexts(batch.edit).join(', ')}`}
          action={undoable.length === 0 ? null : { label: 'Undo', run: () => void undoAll() }}
          onEnd={triage.dismissBatch}
        />
      </ToastPlace>
    );
  }
  return (
    <div className={styles.messages}>
      <Notice
        tone={isRunning || failed.length === 0 ? 'info' : 'warning'}
        role="status"
        label="Changes to several incidents"
        title={`${editTexts(batch.edit).join(', ')}: ${finished.length.toLocaleString('en')} of ${batch.total.toLocaleString('en')}`}
        actions={
          isRunning ? (
            <>
              <Button size="small" onClick={() => triage.pauseBatch(!batch.isPaused)}>
                {batch.isPaused ? 'Resume' : 'Pause'}
              </Button>
              <Button size="small" onClick={triage.cancelBatch}>
                Cancel
              </Button>
            </>
          ) : (
            <>
              {undoable.length === 0 ? null : (
                <Button size="small" onClick={() => void undoAll()}>
                  Undo
                </Button>
              )}
              {failed.some(canRetry) ? (
                <Button size="small" onClick={() => void triage.retryBatch()}>
                  Retry failed
                </Button>
              ) : null}
              <Button size="small" onClick={() => props.onExport(own)}>
                Export outcomes
              </Button>
              <Button size="small" kind="plain" onClick={triage.dismissBatch}>
                Dismiss
              </Button>
            </>
          )
        }
      >
        <progress className={styles.progress} max={batch.total} value={finished.length} aria-label="Progress" />
        <p>
          {(finished.length - failed.length).toLocaleString('en')} applied, {failed.length.toLocaleString('en')} not
          applied, {batch.waiting.length.toLocaleString('en')} waiting
          {batch.cancelled === 0 ? '' : `, ${batch.cancelled.toLocaleString('en')} cancelled`}
          {batch.isPaused ? ' (paused)' : ''}. {isRunning ? 'Cancel stops those that wait; applied changes stay.' : ''}
        </p>
        {failed.length === 0 ? null : (
          <ul className={styles.list} aria-label="Not applied">
            {failed.slice(0, MAX_LISTED).map((change) => (
              <li key={change.id}>{failedText(change, props.describeFailure)}</li>
            ))}
            {failed.length > MAX_LISTED ? (
              <li>and {failed.length - MAX_LISTED} more, see the list of changes</li>
            ) : null}
          </ul>
        )}
      </Notice>
    </div>
  );
}

function failedText({ report, item }: TriageChange, describeFailure: (error: unknown) => FailureMessage): string {
  if (report === null) return '';
  const { label, advice } = outcomeText(report, APIS[item.source.api].displayName, false);
  const failure = report.error === null ? null : describeFailure(report.error);
  return `${inertTextOf(item.incident.id, 40)}: ${label}. ${failure === null ? advice : `${failure.heading}.`}`;
}
