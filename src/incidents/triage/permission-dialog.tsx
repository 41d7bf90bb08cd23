import { APIS } from '../../entra/apis.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { FailureMessage } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
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
  tenantName: (tenantId: string) => string;
  onAsk: () => void;
  /** Goes on with the incidents of the other tenants. */
  onContinue: () => void;
  onClose: () => void;
}) {
  const { permission, source, others } = props.question;
  const tenant = inertTextOf(props.tenantName(source.tenantId), 60);
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
        {others.length === 0 ? null : (
          <p>
            This is about {tenant} only. You can change the {others.length.toLocaleString('en')}{' '}
            {others.length === 1 ? 'incident' : 'incidents'} of other tenants without it.
          </p>
        )}
        <div className={styles.buttons}>
          <Button onClick={props.onClose}>{props.canAsk ? 'Not now' : 'Close'}</Button>
          {others.length === 0 ? null : <Button onClick={props.onContinue}>Continue without {tenant}</Button>}
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
