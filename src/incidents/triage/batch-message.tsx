import { APIS } from '../../entra/apis.ts';
import { Button } from '../../ui/button.tsx';
import { CopyTextButton } from '../../ui/copy-text-button.tsx';
import type { FailureMessage } from '../../ui/failure-message.ts';
import { Notice } from '../../ui/notice.tsx';
import { Toast, ToastPlace } from '../../ui/toast.tsx';
import { useStore } from '../../ui/use-store.ts';
import { logMarkdown } from './change-log.ts';
import { editTexts, incidentText, outcomeText, type TenantLabel } from './change-text.ts';
import { latestChangeText } from './latest-change-text.ts';
import styles from './triage.module.css';
import { canRetry, type TriageSession } from './triage-session.ts';
import { hasFailed, type TriageChange, type TriageItem } from './triage-state.ts';

/** The failed rows that are listed. The log has all of them. */
const MAX_LISTED = 20;

/** Progress and outcome of several changes made together. The queue stays usable meanwhile. */
export function BatchMessage(props: {
  triage: TriageSession;
  describeFailure: (error: unknown) => FailureMessage;
  onExport: (outcomes: {
    readonly changes: readonly TriageChange[];
    readonly cancelled: readonly TriageItem[];
  }) => void;
  pageAddress: string;
  tenantName: (tenantId: string) => string;
  tenantLabel: TenantLabel;
}) {
  const { triage } = props;
  const { batch, changes } = useStore(triage);
  if (batch === null || batch.isDismissed) return null;
  const own = changes.filter((change) => change.batch === batch.id);
  const finished = own.filter(({ report }) => report !== null);
  const failed = finished.filter(hasFailed);
  const isRunning = batch.waiting.length > 0 || finished.length < own.length;
  const undoable = isRunning ? [] : finished.filter((change) => triage.undoOf(change) !== null);
  const undoAll = async () => {
    triage.dismissBatch();
    for (const change of undoable) await triage.undo(change);
  };
  const last = finished.at(-1);
  if (!isRunning && failed.length === 0 && batch.cancelled.length === 0) {
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
              <Button size="small" onClick={() => props.onExport({ changes: own, cancelled: batch.cancelled })}>
                Export CSV
              </Button>
              <CopyTextButton text={() => logMarkdown(own, props.pageAddress, props.tenantName)}>
                Copy as Markdown
              </CopyTextButton>
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
          {batch.cancelled.length === 0 ? '' : `, ${batch.cancelled.length.toLocaleString('en')} cancelled`}
          {batch.isPaused ? ' (paused)' : ''}. {isRunning ? 'Cancel stops those that wait; applied changes stay.' : ''}
        </p>
        {failed.length === 0 ? null : (
          <ul className={styles.list} aria-label="Not applied">
            {failed.slice(0, MAX_LISTED).map((change) => (
              <li key={change.id}>{failedText(change, props)}</li>
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

function failedText(
  change: TriageChange,
  { describeFailure, tenantLabel }: Pick<Parameters<typeof BatchMessage>[0], 'describeFailure' | 'tenantLabel'>,
): string {
  const { report, item } = change;
  if (report === null) return '';
  const { label, advice } = outcomeText(report, APIS[item.source.api].displayName, false);
  const failure = report.error === null ? null : describeFailure(report.error);
  const reason = failure === null ? latestChangeText(change) || advice : `${failure.heading}.`;
  return `${incidentText(item, tenantLabel)}: ${label}. ${reason}`;
}
