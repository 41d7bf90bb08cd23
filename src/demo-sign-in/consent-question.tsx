import type { SignInStep } from '../sim/entra/authorize.ts';
import type { SignInAnswer } from '../sim/entra/decide-sign-in.ts';
import { Button } from '../ui/button.tsx';
import styles from './sign-in-page.module.css';

type ConsentStep = Extract<SignInStep, { readonly kind: 'ask-consent' | 'needs-approval' }>;

/** Asks the person to allow what the application wants, or says that only an administrator can. */
export function ConsentQuestion(props: { step: ConsentStep; onAnswer: (answer: SignInAnswer) => void }) {
  const { step, onAnswer } = props;
  const decide = (decision: 'accept' | 'decline') => onAnswer({ personaId: step.personaId, decision });
  return (
    <>
      <p>
        {step.kind === 'ask-consent'
          ? `${step.applicationName} would like to do this as ${step.accountName} in ${step.tenantName}:`
          : `${step.applicationName} needs permissions in ${step.tenantName} that only an administrator can grant to ` +
            `${step.accountName}:`}
      </p>
      <ul className={styles.permissions} aria-label="Permissions">
        {step.permissions.map(({ scope, resource }) => (
          <li key={`${resource} ${scope}`}>
            <code>{scope}</code> of {resource}
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        {step.kind === 'ask-consent' ? (
          <>
            <Button kind="primary" onClick={() => decide('accept')}>
              Accept
            </Button>
            <Button onClick={() => decide('decline')}>Cancel</Button>
          </>
        ) : (
          <Button onClick={() => decide('decline')}>Return to the application without granting consent</Button>
        )}
      </div>
    </>
  );
}
