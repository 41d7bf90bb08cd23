import { useEffect, useState } from 'react';
import { AADSTS_CODES } from '../../entra/aadsts-codes.ts';
import { PastedError } from '../../failures/pasted-error.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { failedStepOfNumber } from './failed-step.ts';
import type { FailedStep } from './landing-checklist.tsx';
import styles from './sign-in-not-completed-notice.module.css';

/**
 * Shown when the user left for the sign-in page and came back without a response, so that only Microsoft's page showed the
 * error. Explains the error that the user pastes. The pasted text stays in this component: it enters no request, URL or
 * storage.
 */
export function SignInNotCompletedNotice(props: {
  redirectUri: string;
  onDismiss: () => void;
  /** Reports the step that the pasted error stopped: `null` without an error number and on unmount. */
  onFailedStep?: ((step: FailedStep | null) => void) | undefined;
}) {
  const { onFailedStep } = props;
  const [number, setNumber] = useState<number | null>(null);
  useEffect(() => {
    onFailedStep?.(number === null ? null : failedStepOfNumber(number, AADSTS_CODES));
    return () => onFailedStep?.(null);
  }, [number, onFailedStep]);
  return (
    <Notice
      tone="info"
      title="Sign-in wasn’t completed"
      actions={
        <Button size="small" kind="plain" onClick={props.onDismiss}>
          Dismiss
        </Button>
      }
    >
      <p>
        If Microsoft showed an error, paste it here and we’ll explain it. Unknown apps, unregistered redirect URIs,
        unassigned accounts and policies fail on Microsoft’s page.
      </p>
      <div className={styles.paste}>
        <PastedError redirectUri={props.redirectUri} onNumber={setNumber} />
      </div>
    </Notice>
  );
}
