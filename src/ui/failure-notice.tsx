import type { ReactNode } from 'react';
import { APIS } from '../entra/apis.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { CopyTextButton } from './copy-text-button.tsx';
import type { FailureAction, FailureMessage } from './failure-message.ts';
import { InertText } from './inert-text.tsx';
import styles from './notice.module.css';
import { Notice } from './notice.tsx';
import { VerdictMark } from './verdict-mark.tsx';

const ACTION_LABELS: Readonly<Record<FailureAction, string>> = {
  retry: 'Try again',
  'sign-in': 'Sign in again',
  'switch-api': `Use ${APIS['graph-security'].displayName}`,
  'open-setup': 'Open setup',
  'open-token': 'Inspect token',
  'new-token': 'Bring a new token',
  reload: 'Reload the page',
  'admin-consent': 'Ask an administrator',
};

/** A failure as an alert, with advice, details to quote to support, and action buttons. Without `onAction` it has no buttons. */
export function FailureNotice(props: {
  message: FailureMessage;
  /** `page`: a block that is all of the page's content. Its first button is the primary one. */
  layout?: 'band' | 'block' | 'page';
  onAction?: ((action: FailureAction) => void) | undefined;
  /** A dismiss button, for a failure that is over. */
  dismiss?: ReactNode;
}) {
  const { message, onAction } = props;
  const { adminRequest, evidence = [] } = message;
  const [first] = message.actions;
  return (
    <Notice
      tone={message.tone ?? 'danger'}
      layout={props.layout === 'band' ? 'band' : 'block'}
      role="alert"
      title={message.heading}
      actions={
        (onAction === undefined || first === undefined) && props.dismiss === undefined ? null : (
          <>
            {adminRequest === undefined ? null : (
              <CopyTextButton kind="primary" text={() => adminRequest}>
                Copy a request for your administrator
              </CopyTextButton>
            )}
            {(onAction === undefined ? [] : message.actions).map((action) => (
              <Button
                key={action}
                size="small"
                kind={
                  action !== first
                    ? 'plain'
                    : props.layout === 'page' && adminRequest === undefined
                      ? 'primary'
                      : 'outline'
                }
                onClick={() => onAction?.(action)}
              >
                {ACTION_LABELS[action]}
              </Button>
            ))}
            {props.dismiss}
          </>
        )
      }
    >
      {evidence.length === 0 ? null : (
        <ul className={styles.evidence} aria-label="Evidence">
          {evidence.map(({ isMet, text }) => (
            <li key={text}>
              <VerdictMark verdict={isMet ? 'yes' : 'bad'} label={text} />
            </li>
          ))}
        </ul>
      )}
      <p>{message.advice}</p>
      {message.quote.length === 0 ? null : (
        <p className={styles.support}>
          Support details:{' '}
          {message.quote.map((quoted, index) => (
            <span key={quoted.name}>
              {index === 0 ? '' : ', '}
              {quoted.name} <InertText text={quoted.value} code />
            </span>
          ))}{' '}
          <CopyButton
            text={message.quote.map((quoted) => `${quoted.name}: ${quoted.value}`).join('\n')}
            label="Copy details"
          />
        </p>
      )}
    </Notice>
  );
}
