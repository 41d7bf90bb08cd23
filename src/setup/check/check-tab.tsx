import { Button } from '../../ui/button.tsx';
import { CopyTextButton } from '../../ui/copy-text-button.tsx';
import type { FailureAction } from '../../ui/failure-message.ts';
import { formatClock } from '../../ui/format-moment.ts';
import type { CheckEffects } from './check-effects.ts';
import { checkReport } from './check-report.ts';
import { CHECK_STEPS, type CheckStep } from './check-step.ts';
import { CheckStepItem } from './check-step-item.tsx';
import styles from './check-tab.module.css';
import { ErrorLookUp } from './error-look-up.tsx';
import { failedStepOf } from './run-check.ts';
import { hasPermission } from './sign-in-steps.ts';
import { STEP_TITLES, stepRequest } from './step-texts.ts';
import { type CheckState, useCheck } from './use-check.ts';

/**
 * Runs through every step from the configuration to the first incident, stops at the first failure, and says what to do and
 * who can do it. Names each request before it is sent. Beside it, errors can be looked up offline.
 */
export function CheckTab(props: {
  effects: CheckEffects;
  /** The text to look up, from the URL: an AADSTS number or the code of an API. */
  lookedUp: string;
  onLookUp: (text: string) => void;
  onFailureAction: (action: FailureAction, error: unknown) => void;
}) {
  const { effects } = props;
  const { state, run, wait, stopWaiting } = useCheck(effects);
  const { results, status } = state;
  const act = (step: CheckStep, action: FailureAction, error: unknown) => {
    if (action === 'retry') void run(step);
    else props.onFailureAction(action, error);
  };
  return (
    <div className={styles.body}>
      <section className={styles.main} aria-labelledby="check-title">
        <div className={styles.head}>
          <div>
            <div role="status">
              <h2 id="check-title">{headingOf(state)}</h2>
            </div>
            {state.startedAt === null ? (
              <p className={styles.quiet}>
                Each step names what it sends. Nothing is sent before you start the check, and no token leaves this tab
                except to the API.
              </p>
            ) : (
              <p className={styles.quiet}>Started at {formatClock(state.startedAt)}</p>
            )}
          </div>
          <div className={styles.actions}>
            <Button
              size="small"
              kind={status === 'idle' ? 'primary' : 'outline'}
              busy={status === 'running' ? 'Checking…' : undefined}
              onClick={() => void run()}
            >
              {status === 'idle' ? 'Run the check' : 'Run again'}
            </Button>
            {status === 'done' ? (
              <CopyTextButton text={() => checkReport(results, effects, effects.clock())}>Copy report</CopyTextButton>
            ) : null}
          </div>
        </div>
        <ol className={styles.steps} aria-label="Steps">
          {CHECK_STEPS.map((step) => (
            <CheckStepItem
              key={step}
              step={step}
              request={stepRequest(step, effects)}
              finished={results[step] ?? null}
              isRunning={state.running === step}
              isIdle={status === 'idle'}
              redirectUri={effects.page.redirectUri}
              onAction={(action, error) => act(step, action, error)}
              onRetry={() => void run(step)}
              waiting={state.waiting}
              onWait={() => void wait(() => hasPermission(effects))}
              onStopWaiting={stopWaiting}
            />
          ))}
        </ol>
      </section>
      <ErrorLookUp text={props.lookedUp} onText={props.onLookUp} redirectUri={effects.page.redirectUri} />
    </div>
  );
}

function headingOf({ status, running, results }: CheckState): string {
  if (status === 'idle') return 'Check access, step by step';
  if (running !== null) return `Checking: ${STEP_TITLES[running]}`;
  const failed = failedStepOf(results);
  if (failed === null) return 'Access works';
  const number = CHECK_STEPS.indexOf(failed.step) + 1;
  return failed.hasStopped
    ? `Stopped at step ${number} of ${CHECK_STEPS.length}: ${STEP_TITLES[failed.step]}`
    : `Access works, but step ${number} needs attention: ${STEP_TITLES[failed.step]}`;
}
