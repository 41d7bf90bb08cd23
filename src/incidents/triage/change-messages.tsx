import { type ReactNode, useState } from 'react';
import { APIS } from '../../entra/apis.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { formatExactClock } from '../../ui/format-moment.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Notice } from '../../ui/notice.tsx';
import { Toast, ToastPlace } from '../../ui/toast.tsx';
import { useStore } from '../../ui/use-store.ts';
import { editTexts, incidentText, othersText, outcomeText, type TenantLabel } from './change-text.ts';
import { latestChangeText } from './latest-change-text.ts';
import styles from './triage.module.css';
import { canRetry, type TriageSession } from './triage-session.ts';
import { hasFailed, type TriageChange } from './triage-state.ts';

type MessageProps = {
  triage: TriageSession;
  tenantLabel: TenantLabel;
  describeFailure: (error: unknown) => FailureMessage;
  onFailureAction: (action: FailureAction, error: unknown) => void;
};

/** What became of single changes: a toast with `Undo`, or a message that stays until the user has dealt with it. */
export function ChangeMessages(props: MessageProps) {
  const { changes, batch } = useStore(props.triage);
  const single = changes.filter(({ batch }) => batch === null);
  const waiting = single.filter(({ stage }) => stage?.kind === 'throttled' || stage?.kind === 'checking');
  const failed = single.filter((change) => hasFailed(change) && !change.isDismissed && change.stage === null);
  const last = single.at(-1);
  return (
    <>
      <ToastPlace>
        {last === undefined || last.report === null || hasFailed(last) || last.id < (batch?.id ?? 0) ? null : (
          <ChangeToast key={last.id} {...props} change={last} />
        )}
      </ToastPlace>
      {waiting.length + failed.length === 0 ? null : (
        <div className={styles.messages}>
          {waiting.map((change) => (
            <WaitingMessage key={change.id} {...props} change={change} />
          ))}
          {failed.map((change) => (
            <FailedMessage key={change.id} {...props} change={change} />
          ))}
        </div>
      )}
    </>
  );
}

function ChangeToast(props: MessageProps & { change: TriageChange }) {
  const { change, triage } = props;
  const [isShown, setIsShown] = useState(() => triage.isRecent(change));
  if (!isShown) return null;
  return (
    <Toast
      text={`${incidentText(change.item, props.tenantLabel)}: ${textOf(change)}`}
      action={triage.undoOf(change) === null ? null : { label: 'Undo', run: () => void triage.undo(change) }}
      onEnd={() => setIsShown(false)}
    />
  );
}

function textOf(change: TriageChange): string {
  if (change.report?.outcome === 'unchanged') return 'no change needed';
  const text = change.undoes === null ? editTexts(change.edit).join(', ') : 'change undone';
  const others = change.report === null ? '' : othersText(change.report);
  return others === '' ? text : `${text} (${others})`;
}

function WaitingMessage({ change: { item, stage }, tenantLabel }: MessageProps & { change: TriageChange }) {
  const id = incidentText(item, tenantLabel);
  const apiName = APIS[item.source.api].displayName;
  if (stage?.kind === 'throttled') {
    return (
      <Notice tone="info" role="status" title={`Waiting to change ${id}`}>
        <p>
          {apiName} accepts no more requests for now. The change is sent at {formatExactClock(stage.until)}.
        </p>
      </Notice>
    );
  }
  const next = stage?.kind === 'checking' ? stage.nextLookAt : null;
  return (
    <Notice tone="info" role="status" title={`Checking ${id}`}>
      <p>
        Reading the incident to find out whether the change was applied.
        {next === null ? '' : ` Otherwise again at ${formatExactClock(next)}.`}
      </p>
    </Notice>
  );
}

function FailedMessage(props: MessageProps & { change: TriageChange }) {
  const { change, triage } = props;
  const { report, item } = change;
  if (report === null) return null;
  const isUndo = change.undoes !== null;
  const text = outcomeText(report, APIS[item.source.api].displayName, isUndo);
  const failure = report.error === null ? null : props.describeFailure(report.error);
  const latest = latestChangeText(change);
  const dismiss = () => triage.dismiss(change);
  const review = () => {
    dismiss();
    triage.review([{ source: item.source, incident: item.incident }], change.edit);
  };
  return (
    <Notice
      tone={text.tone}
      role="alert"
      title={`${text.label}: ${incidentText(item, props.tenantLabel)}`}
      actions={
        <>
          {report.outcome === 'conflict' && !isUndo ? <SmallButton onClick={review}>Review again</SmallButton> : null}
          {canRetry(change) && !isUndo ? <SmallButton onClick={review}>Try again</SmallButton> : null}
          {report.outcome === 'unknown' ? (
            <SmallButton onClick={() => void triage.lookAgain(change)}>Check now</SmallButton>
          ) : null}
          <Button size="small" kind="plain" onClick={dismiss}>
            Dismiss
          </Button>
        </>
      }
    >
      <p>{editTexts(change.edit).join(', ')}</p>
      {failure === null || report.outcome === 'unknown' ? null : (
        <p>
          <b>{failure.heading}.</b> {failure.advice}
        </p>
      )}
      {latest === '' ? null : <p>{latest}</p>}
      {failure !== null && report.outcome === 'refused' ? null : <p>{text.advice}</p>}
      {failure === null || failure.quote.length === 0 ? null : (
        <Disclosure summary="Support details">
          <p className={styles.hint}>
            {failure.quote.map(({ name, value }) => `${name} ${inertTextOf(value, 80)}`).join(', ')}
          </p>
        </Disclosure>
      )}
    </Notice>
  );
}

function SmallButton(props: { onClick: () => void; children: ReactNode }) {
  return (
    <Button size="small" onClick={props.onClick}>
      {props.children}
    </Button>
  );
}
