import { APIS } from '../../entra/apis.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { FailureMessage } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import styles from './triage.module.css';
import type { TriageQuestion } from './triage-state.ts';

/**
 * Explains why the permission to change incidents is needed, before the page leaves for the sign-in service. The action is
 * not kept: what the user chose may name a person, and nothing about persons is stored.
 */
export function PermissionDialog(props: {
  question: Extract<TriageQuestion, { kind: 'permission' }>;
  message: FailureMessage;
  /** Whether the user can grant the permission, as far as the failure shows. */
  canAsk: boolean;
  onAsk: () => void;
  onClose: () => void;
}) {
  const { permission, source } = props.question;
  return (
    <Dialog open title="Permission to change incidents" onClose={props.onClose}>
      <div className={styles.form}>
        {props.canAsk ? (
          <>
            <p>
              So far you gave this app permission to read incidents only. To change one, it needs the delegated
              permission <code>{permission}</code> of {APIS[source.api].entraName}. It acts with your own Defender role,
              and only when you confirm a change.
            </p>
            <p>
              You leave for Microsoft’s sign-in page and return to this view. Nothing is sent and no change is kept
              meanwhile: choose the action again afterwards. If you decline, you can still read incidents.
            </p>
          </>
        ) : (
          <FailureNotice message={{ ...props.message, actions: [] }} />
        )}
        <div className={styles.buttons}>
          <Button onClick={props.onClose}>{props.canAsk ? 'Not now' : 'Close'}</Button>
          {props.canAsk ? (
            <Button kind="primary" onClick={props.onAsk}>
              Continue to Microsoft
            </Button>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}
