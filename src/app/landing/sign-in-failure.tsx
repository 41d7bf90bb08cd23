import type { SignInError } from '../../access/sign-in-error.ts';
import { AadstsExplanation } from '../../failures/aadsts-explanation.tsx';
import { describeSignInError } from '../../failures/describe-sign-in-error.ts';
import type { FailureAction } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import styles from './sign-in-failure.module.css';

/** A sign-in that came back failed, or could not leave: the words, what the number means, and the ways on. */
export function SignInFailure(props: {
  error: SignInError;
  redirectUri: string;
  onAction: (action: FailureAction) => void;
  /** Forgets whatever this browser tab stored about signing in. */
  onReset: () => void;
}) {
  const number = props.error.details.aadstsCode;
  return (
    <div className={styles.failure}>
      <FailureNotice message={describeSignInError(props.error)} onAction={props.onAction} />
      {number === undefined ? null : (
        <section className={styles.number} aria-label={`AADSTS${number}`}>
          <AadstsExplanation number={number} redirectUri={props.redirectUri} />
        </section>
      )}
      <p className={styles.reset}>
        Still no way in? <TextButton onClick={props.onReset}>Reset sign-in</TextButton> forgets what this tab stored
        about it, and starts afresh.
      </p>
    </div>
  );
}
