import type { SignInError } from '../../access/sign-in-error.ts';
import { AadstsExplanation } from '../../failures/aadsts-explanation.tsx';
import { describeSignInError } from '../../failures/describe-sign-in-error.ts';
import type { FailureAction } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import styles from './sign-in-failure-notice.module.css';

/** A failed sign-in, with an explanation of its error number and a way to reset sign-in. */
export function SignInFailureNotice(props: {
  error: SignInError;
  redirectUri: string;
  onAction: (action: FailureAction) => void;
  /** Deletes everything this tab has stored about signing in. */
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
        Still stuck? <TextButton onClick={props.onReset}>Reset sign-in</TextButton> deletes the sign-in data in this tab
        and reloads the page.
      </p>
    </div>
  );
}
