import { AadstsExplanation, FIXED_BY } from '../../failures/aadsts-explanation.tsx';
import { PastedError } from '../../failures/pasted-error.tsx';
import { Button } from '../../ui/button.tsx';
import type { FailureAction } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { CheckStep, FinishedStep, StepFailure } from './check-step.ts';
import styles from './check-tab.module.css';
import { STEP_TITLES } from './step-texts.ts';

const MARKS = {
  passed: ['yes', 'Passed'],
  failed: ['bad', 'Failed'],
  unseen: ['unknown', 'Cannot be seen from here'],
} as const;

/** One step of the check: its state, what it saw, and for a failure what to do and who can do it. */
export function CheckStepItem(props: {
  step: CheckStep;
  /** What the step sends; `null` if it sends nothing. */
  request: string | null;
  finished: FinishedStep | null;
  isRunning: boolean;
  isIdle: boolean;
  redirectUri: string;
  onAction: (action: FailureAction, error: unknown) => void;
  onRetry: () => void;
  waiting: { readonly number: number; readonly maximum: number } | null;
  onWait: () => void;
  onStopWaiting: () => void;
}) {
  const { step, finished, request } = props;
  const result = finished?.result ?? null;
  const [mark, label] =
    result === null ? (['no', props.isRunning ? 'Running' : 'Not reached'] as const) : MARKS[result.kind];
  return (
    <li className={styles.step} data-state={result?.kind ?? (props.isRunning ? 'running' : 'ahead')}>
      <VerdictMark verdict={mark} label={<VisuallyHidden>{props.isIdle ? 'Not run' : label}</VisuallyHidden>} />
      <h3>{STEP_TITLES[step]}</h3>
      <div className={styles.evidence}>
        {result === null ? (
          <p className={styles.quiet}>
            {props.isRunning ? 'Checking…' : props.isIdle ? (request ?? 'Sends nothing') : 'Not reached'}
          </p>
        ) : (
          <p>{result.evidence}</p>
        )}
        {result?.kind === 'passed' && result.caution !== undefined ? (
          <p>
            <VerdictMark verdict="warning" label={result.caution} />
          </p>
        ) : null}
        {result?.kind === 'unseen' && result.pastable ? <PastedError redirectUri={props.redirectUri} /> : null}
        {result?.kind === 'failed' ? <FailedStep {...props} failure={result.failure} /> : null}
      </div>
      <span className={styles.duration}>{finished === null ? null : `${Math.round(finished.durationMs)} ms`}</span>
    </li>
  );
}

function FailedStep(props: Parameters<typeof CheckStepItem>[0] & { failure: StepFailure }) {
  const { failure, step } = props;
  const { message } = failure;
  const isSignInOffer = step === 'sign-in' && message.tone === 'info';
  const canWait = step === 'token' && failure.fixedBy === 'administrator';
  return (
    <div className={styles.failure}>
      <FailureNotice
        message={isSignInOffer ? { ...message, actions: [] } : message}
        onAction={(action) => props.onAction(action, failure.error)}
      />
      <p>
        Who can fix it: <strong>{FIXED_BY[failure.fixedBy]}</strong>
      </p>
      {failure.number === null ? null : <AadstsExplanation number={failure.number} redirectUri={props.redirectUri} />}
      <div className={styles.actions}>
        {isSignInOffer ? (
          <Button size="small" kind="primary" onClick={() => props.onAction('sign-in', null)}>
            Sign in
          </Button>
        ) : null}
        {message.actions.includes('retry') ? null : (
          <Button size="small" onClick={props.onRetry}>
            Retry from here
          </Button>
        )}
        {canWait && props.waiting === null ? (
          <Button size="small" onClick={props.onWait}>
            Wait for consent
          </Button>
        ) : null}
      </div>
      {canWait && props.waiting !== null ? (
        <p role="status">
          Requesting a new token every 15 seconds, attempt {props.waiting.number} of {props.waiting.maximum}.{' '}
          <Button size="small" kind="plain" onClick={props.onStopWaiting}>
            Stop
          </Button>
        </p>
      ) : null}
    </div>
  );
}
