import { PERMISSIONS } from '../entra/permissions.ts';
import type { SignInStep } from '../sim/entra/authorize.ts';
import type { SignInInput } from '../sim/entra/decide-sign-in.ts';
import { Button } from '../ui/button.tsx';
import styles from './sign-in-page.module.css';

type ConsentStep = Extract<SignInStep, { readonly kind: 'ask-consent' | 'needs-approval' }>;

/** Requests consent for the application's permissions, or explains that only an administrator can grant them. */
export function ConsentPrompt(props: { step: ConsentStep; onSubmit: (input: SignInInput) => void }) {
  const { step, onSubmit } = props;
  const submit = (decision: 'accept' | 'decline') => onSubmit({ personaId: step.personaId, decision });
  return (
    <>
      <p>
        {step.kind === 'ask-consent'
          ? `${step.applicationName} would like to access ${step.tenantName} as ${step.accountName}. If you accept, it can:`
          : `${step.applicationName} needs permissions in ${step.tenantName} that only an administrator can grant to ` +
            `${step.accountName}:`}
      </p>
      <ul className={styles.permissions} aria-label="Permissions">
        {step.permissions.map(({ scope, resource }) => (
          <li key={`${resource} ${scope}`}>
            {displayNameOf(scope)} <code>{scope}</code> of {resource}
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        {step.kind === 'ask-consent' ? (
          <>
            <Button kind="primary" onClick={() => submit('accept')}>
              Accept
            </Button>
            <Button onClick={() => submit('decline')}>Cancel</Button>
          </>
        ) : (
          <Button onClick={() => submit('decline')}>Return to the application without granting consent</Button>
        )}
      </div>
    </>
  );
}

/** What the permission allows, as Entra displays it: `Read incidents`. Empty for an unknown permission. */
function displayNameOf(scope: string): string {
  return PERMISSIONS.find(({ kind, name }) => kind === 'delegated' && name === scope)?.displayName ?? '';
}
